import { describe, expect, it } from 'vitest';
import { groupColors, groupColorVar, tokens } from './tokens';

/** Relative luminance of a `#rrggbb` colour, as WCAG defines it. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = [
  'text',
  'dimmed',
  'accent-text',
  'security',
  'update',
  'held',
  'warning',
  'ok',
] as const;

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  it.each(TEXT)('%s can be read on the page', (name) => {
    expect(contrast(tokens[name][scheme], tokens.body[scheme])).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['security', 'security-tint'],
    ['held', 'held-tint'],
    ['warning', 'warning-tint'],
    ['accent-text', 'accent-tint'],
    ['silent-text', 'silent'],
    ['dimmed', 'sunken'],
  ] as const)('%s can be read on %s', (text, ground) => {
    expect(contrast(tokens[text][scheme], tokens[ground][scheme])).toBeGreaterThanOrEqual(4.5);
  });

  it('shows every group dot', () => {
    for (const pair of groupColors) {
      expect(contrast(pair[scheme], tokens.body[scheme])).toBeGreaterThanOrEqual(2.9);
    }
  });
});

describe('groupColorVar', () => {
  it('finds the scheme twin of a known colour and keeps an unknown one', () => {
    expect(groupColorVar('#C77A1A')).toBe('var(--pm-group-1)');
    expect(groupColorVar('#123456')).toBe('#123456');
    expect(groupColorVar(null)).toBe('var(--pm-group-5)');
  });
});
