import { expect, it } from 'vitest';
import { user } from '@/testing/builders';
import { displayName } from './session';

it('calls people by their name, else by their user name', () => {
  expect(displayName(user())).toBe('Mara Lindqvist');
  expect(displayName(user({ last_name: null }))).toBe('Mara');
  expect(displayName(user({ first_name: null, last_name: null }))).toBe('mara');
});
