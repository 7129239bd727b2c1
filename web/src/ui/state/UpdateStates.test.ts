import { expect, it } from 'vitest';
import { updateStates } from './UpdateStates';

it.each([
  ['available', 'yes', ['security']],
  ['available', 'no', ['available']],
  ['available', 'unknown', ['available', 'unknown']],
  ['held', 'yes', ['security', 'held']],
  ['phased', 'no', ['phased']],
  ['current', 'no', ['current']],
  ['current', 'unknown', ['current']],
] as const)('%s with security %s shows %j', (state, security, shown) => {
  expect(updateStates(state, security)).toEqual(shown);
});
