import { describe, expect, it } from 'vitest';
import { parseChange, staleKeys } from './topics';

describe('parseChange', () => {
  it('reads a change with and without an id', () => {
    expect(parseChange('{"topic":"host","id":"h1"}')).toEqual({ topic: 'host', id: 'h1' });
    expect(parseChange('{"topic":"groups","id":null}')).toEqual({ topic: 'groups', id: null });
  });

  it.each(['', 'x', 'null', '[]', '{"topic":3}'])('ignores %j', (data) => {
    expect(parseChange(data)).toBeNull();
  });
});

describe('staleKeys', () => {
  it('refreshes that host and every figure it counts in', () => {
    const roots = staleKeys({ topic: 'host', id: 'h1' });
    expect(roots).toContainEqual(['host', 'h1']);
    for (const root of ['hosts', 'packages', 'dashboard', 'navigation']) {
      expect(roots).toContainEqual([root]);
    }
  });

  it('refreshes all hosts when the server does not say which', () => {
    expect(staleKeys({ topic: 'host', id: null })).toContainEqual(['host']);
  });

  it('asks again who one is when users change', () => {
    expect(staleKeys({ topic: 'users', id: null })).toEqual([['session'], ['account'], ['people']]);
  });

  it('leaves hosts alone for settings', () => {
    expect(staleKeys({ topic: 'settings', id: null })).toEqual([['settings']]);
  });

  it('asks again for the credentials when one changes, and for nothing else', () => {
    expect(staleKeys({ topic: 'tokens', id: 't1' })).toEqual([['tokens']]);
  });

  it('takes an unknown topic of a newer server for "figures changed"', () => {
    expect(staleKeys({ topic: 'advisories', id: null })).toContainEqual(['dashboard']);
  });
});
