import { expect, it } from 'vitest';
import { dashboard } from '@/testing/builders';
import { summaryParts } from './summary';

it('always says hosts and updates, the rest only when there is any', () => {
  const calm = dashboard({ need_updates: 0, have_security: 0 });
  expect(summaryParts(calm).map((part) => part.name)).toEqual(['hosts', 'updates']);
});

it('opens the list that counts the same', () => {
  const parts = summaryParts(dashboard({ silent: 2, need_reboot: 5, awaiting: 1 }));
  expect(parts.map(({ name, count, search }) => [name, count, search])).toEqual([
    ['hosts', 1, {}],
    ['updates', 1, { updates: true }],
    ['security', 1, { security: true }],
    ['reboot', 5, { reboot: true }],
    ['silent', 2, { reporting: 'silent' }],
    ['awaiting', 1, { reporting: 'awaiting' }],
  ]);
});
