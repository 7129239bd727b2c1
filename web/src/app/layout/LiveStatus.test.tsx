import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as live from '@/lib/live/live';
import { NOW } from '@/testing/builders';
import { render, stillWorld } from '@/testing/render';
import { LiveLost, LiveStatus } from './LiveStatus';

beforeEach(stillWorld);

function show(state: Partial<live.LiveState>) {
  const whole = { connected: false, lastEventAt: null, lostAt: null, ...state };
  vi.spyOn(live, 'useLiveState').mockReturnValue(whole);
  render(
    <>
      <LiveStatus />
      <LiveLost />
    </>,
  );
}

describe('the foot of the navigation', () => {
  it('says when the server was last heard', () => {
    show({ connected: true, lastEventAt: NOW - 8000 });
    expect(screen.getByText('Live, last event 8 s ago')).toBeVisible();
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('says since when it is not, and above the page after ten seconds', () => {
    show({ lostAt: NOW - 11_000 });
    expect(screen.getByText('Not live since 14:05')).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('Figures may be old');
  });

  it('does not alarm about a short gap', () => {
    show({ lostAt: NOW - 2000 });
    expect(screen.queryByRole('status')).toBeNull();
  });
});
