import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  defaultChoice,
  moved,
  orderedColumns,
  shownColumns,
  useColumnChoice,
} from './columnChoice';

const COLUMNS = [
  { id: 'host', fixed: true },
  { id: 'system' },
  { id: 'updates' },
  { id: 'agent', optional: true },
];
const ids = (columns: { id: string }[]) => columns.map(({ id }) => id).join(' ');

beforeEach(() => localStorage.clear());

describe('shownColumns', () => {
  it('leaves out what has to be asked for', () => {
    expect(ids(shownColumns(COLUMNS, defaultChoice(COLUMNS)))).toBe('host system updates');
  });

  it('follows the choice, but the fixed column stays, first', () => {
    const choice = { order: ['agent', 'updates', 'host', 'system'], hidden: ['system', 'host'] };
    expect(ids(shownColumns(COLUMNS, choice))).toBe('host agent updates');
  });

  it('puts a column the choice does not know last, an optional one not at all', () => {
    const choice = { order: ['updates'], hidden: [] };
    expect(ids(orderedColumns(COLUMNS, choice))).toBe('host updates system agent');
    expect(ids(shownColumns(COLUMNS, choice))).toBe('host updates system');
  });
});

describe('moved', () => {
  it('moves one and keeps the order of the rest', () => {
    expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b']);
  });

  it('stays within the list', () => {
    expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 'a', 9)).toEqual(['b', 'a']);
  });
});

describe('useColumnChoice', () => {
  const chosen = (view: string) => renderHook(() => useColumnChoice('test', view, COLUMNS)).result;

  it('is kept per view, and reset to the default', () => {
    const first = chosen('all');
    act(() => first.current.choose({ order: ['updates'], hidden: ['system'] }));
    expect(chosen('all').current.choice).toEqual({ order: ['updates'], hidden: ['system'] });
    expect(chosen('silent').current.choice).toEqual(defaultChoice(COLUMNS));
    act(() => first.current.choose(undefined));
    expect(chosen('all').current).toMatchObject({ choice: defaultChoice(COLUMNS), own: false });
  });

  it.each(['[]', '{"all":{"order":"x"}}', '{"all":null}', '3'])('ignores %s', (text) => {
    localStorage.setItem('patchmon-columns-test', text);
    expect(chosen('all').current.choice).toEqual(defaultChoice(COLUMNS));
  });
});
