import { expect, it } from 'vitest';
import { isStale, kernelsDiffer } from './facts';

it.each([
  [6, false],
  [7, true],
])('lists of %i days are stale: %s', (days, stale) => {
  expect(isStale(days)).toBe(stale);
});

it.each([
  ['6.1.0-28', '6.1.0-31', true],
  ['6.1.0-31', '6.1.0-31', false],
  ['6.1.0-31', null, false],
  [null, '6.1.0-31', false],
])('running %s with %s installed waits for a reboot: %s', (running, installed, differ) => {
  expect(kernelsDiffer({ kernel: { running, installed } })).toBe(differ);
});
