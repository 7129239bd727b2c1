import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import states from '@/locales/en/states.json';
import { render } from '@/testing/render';
import { State } from './State';
import { type StateCode, stateTable } from './stateTable';

const codes = Object.keys(stateTable) as StateCode[];

describe('State', () => {
  it.each(codes)('%s has a word and an icon', (code) => {
    const { container } = render(<State code={code} />);
    expect(screen.getByText(states[code])).toBeVisible();
    expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  });

  it('keeps the solid shield for security and the inverted badge for silence', () => {
    const solid = codes.filter((code) => stateTable[code].tone === 'security');
    expect(solid).toEqual(['security', 'exploited']);
    expect(codes.filter((code) => stateTable[code].tone === 'silent')).toEqual(['silent']);
  });

  it('says how far a phased update has come, where that is known', () => {
    render(<State code="phased" percent={40} />);
    expect(screen.getByText('Phased, 40 %')).toBeVisible();
    render(<State code="phased" percent={null} />);
    expect(screen.getByText('Phased')).toBeVisible();
  });
});
