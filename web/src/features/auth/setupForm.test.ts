import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import '@/lib/i18n/i18n';
import { ApiError } from '@/lib/api/errors';
import { accountOf, setupErrors, useSetupForm } from './setupForm';

const GOOD = {
  code: ' AB12-CD34 ',
  username: 'mara',
  email: 'mara@example.org',
  first_name: ' Mara ',
  last_name: ' ',
  password: 'correct horse battery staple',
  repeat: 'correct horse battery staple',
  server_url: ' https://patchmon.example.org ',
};

/** The fields the form complains about when it is filled in like this. */
function complaints(patch: Partial<typeof GOOD>): string[] {
  const { result } = renderHook(() => useSetupForm());
  act(() => result.current.setValues({ ...GOOD, ...patch }));
  let fields: string[] = [];
  act(() => {
    fields = Object.keys(result.current.validate().errors);
  });
  return fields;
}

describe('the form of the first account', () => {
  it('takes good values', () => {
    expect(complaints({})).toEqual([]);
  });

  it.each([
    ['code', { code: ' ' }],
    ['username', { username: 'mara lindqvist' }],
    ['username', { username: 'mara@example.org' }],
    ['email', { email: 'mara' }],
    ['repeat', { repeat: 'correct horse battery' }],
    ['server_url', { server_url: 'patchmon.example.org' }],
  ])('complains about %s: %j', (field, patch) => {
    expect(complaints(patch)).toEqual([field]);
  });

  it('wants a password of some length', () => {
    expect(complaints({ password: 'short', repeat: 'short' })).toEqual(['password']);
  });
});

describe('the request', () => {
  it('is trimmed, without the repetition and without empty names', () => {
    expect(accountOf(GOOD)).toEqual({
      code: 'AB12-CD34',
      username: 'mara',
      email: 'mara@example.org',
      first_name: 'Mara',
      password: 'correct horse battery staple',
      server_url: 'https://patchmon.example.org',
    });
  });

  it('keeps the password as it was typed', () => {
    expect(accountOf({ ...GOOD, password: ' spaces count ' }).password).toBe(' spaces count ');
  });
});

it('puts what the server complains about to its field', () => {
  const wrong = new ApiError(403, { code: 'setup_code_wrong' }, new Headers());
  expect(setupErrors(wrong, 'Not this code.')).toEqual({ code: 'Not this code.' });
  const errors = [{ msg: 'Taken', param: 'username', location: 'body' }];
  const taken = new ApiError(400, { errors }, new Headers());
  expect(setupErrors(taken, 'Not this code.')).toEqual({ username: 'Taken' });
});
