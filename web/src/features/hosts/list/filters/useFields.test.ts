import { renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import '@/lib/i18n/i18n';
import { facets } from '@/testing/builders';
import { FLEET } from '@/testing/fake/fleet';
import { QUIET } from '../search';
import { useFields } from './useFields';

const groups = [{ id: 'g1', name: 'Production', color: '#2f8f83', hosts: 3 }];
const counts = { ...facets(FLEET), groups };

function fields(search: Parameters<typeof useFields>[0]) {
  const onChange = vi.fn();
  const { result } = renderHook(() => useFields(search, counts, onChange));
  const [group, os, reporting] = result.current;
  if (!group || !os || !reporting) throw new Error('a field is missing');
  return { group, os, reporting, onChange };
}

it('offers what there is, with the hosts it has', () => {
  const { group, reporting } = fields({});
  expect(group.options).toEqual([
    { value: 'g1', label: 'Production', hosts: 3 },
    { value: 'ungrouped', label: 'Without a group' },
  ]);
  expect(reporting.options.map(({ label, hosts }) => [label, hosts])).toContainEqual(['Silent', 1]);
});

it('changes the address by value, and takes a field away as a whole', () => {
  const { group, os, onChange } = fields({ group: 'g1', os: 'Debian 12' });
  group.toggle('ungrouped');
  expect(onChange).toHaveBeenLastCalledWith({ group: 'g1,ungrouped' });
  os.toggle('Debian 13');
  expect(onChange).toHaveBeenLastCalledWith({ os: 'Debian 13' });
  group.clear();
  expect(onChange).toHaveBeenLastCalledWith({ group: undefined });
});

it('leaves a state to the quick filter that shows it', () => {
  expect(fields({ reporting: QUIET }).reporting.chip).toBe(true);
  expect(fields({ reporting: 'silent' }).reporting.chip).toBe(false);
});
