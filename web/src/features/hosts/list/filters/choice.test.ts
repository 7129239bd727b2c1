import { describe, expect, it } from 'vitest';
import { chosen } from './choice';

describe('a filter of many values', () => {
  it('adds and takes away', () => {
    expect(chosen({ kind: 'many', value: undefined }).toggled('g1')).toBe('g1');
    expect(chosen({ kind: 'many', value: 'g1' }).toggled('g2')).toBe('g1,g2');
    expect(chosen({ kind: 'many', value: 'g1,g2' }).toggled('g1')).toBe('g2');
    expect(chosen({ kind: 'many', value: 'g1' }).toggled('g1')).toBeUndefined();
  });
});

describe('a filter of one value', () => {
  it('takes the other value instead, commas and all', () => {
    const system = chosen({ kind: 'one', value: 'Debian, testing' });
    expect(system.picked).toEqual(['Debian, testing']);
    expect(system.toggled('Debian 12')).toBe('Debian 12');
    expect(system.toggled('Debian, testing')).toBeUndefined();
  });
});
