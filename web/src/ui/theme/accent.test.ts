import { describe, expect, it } from 'vitest';
import { accentShades, accentTokens, isAccent } from './accent';
import { contrast, mix } from './contrast';
import { tokens } from './tokens';

describe('contrast', () => {
  it('is counted as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
  });

  it('mixes between two colours', () => {
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080');
  });
});

describe('a chosen accent', () => {
  it.each(['#ffe600', '#000000', '#ffffff', '#2b5bc7', '#ff5500', '#7f7f7f'])(
    'can be read wherever %s is used',
    (color) => {
      const made = accentTokens(color);
      for (const scheme of ['light', 'dark'] as const) {
        expect(contrast('#ffffff', made.accent[scheme])).toBeGreaterThanOrEqual(4.5);
        const text = made['accent-text'][scheme];
        expect(contrast(text, tokens.body[scheme])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(text, made['accent-tint'][scheme])).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('stays as it is where it can be read', () => {
    expect(accentTokens('#2b5bc7').accent.light).toBe('#2b5bc7');
  });

  it('has ten shades', () => {
    expect(accentShades('#0a7d5a')).toHaveLength(10);
  });

  it('is six hexadecimal digits', () => {
    expect(isAccent('#0a7d5a')).toBe(true);
    expect(isAccent('#0a7d5')).toBe(false);
    expect(isAccent('')).toBe(false);
  });
});
