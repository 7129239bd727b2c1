import { expect, it } from 'vitest';
import { passwordRules } from './passwordRules';

const met = (password: string, name = 'mara') =>
  passwordRules(password, name)
    .filter((rule) => rule.met)
    .map((rule) => rule.name);

it('asks for length first and says what would be better', () => {
  expect(met('')).toEqual([]);
  expect(met('1234567')).toEqual(['notName']);
  expect(met('12345678')).toEqual(['length', 'notName']);
  expect(met('correct horse battery')).toEqual(['length', 'longer', 'notName']);
});

it('notices the user name in any case, but not an empty one', () => {
  expect(met('iamMARAindeed!!')).toEqual(['length', 'longer']);
  expect(met('12345678', ' ')).toEqual(['length', 'notName']);
});
