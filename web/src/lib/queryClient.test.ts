import { describe, expect, it, vi } from 'vitest';
import { ApiError } from './api/errors';
import { keys } from './api/keys';
import { createQueryClient } from './queryClient';

const failure = (status: number) => new ApiError(status, { error: 'no' }, new Headers());

function client() {
  const onSignedOut = vi.fn();
  const onSecondFactorFirst = vi.fn();
  const queries = createQueryClient({ onSignedOut, onSecondFactorFirst });
  return { signedOut: onSignedOut, secondFactorFirst: onSecondFactorFirst, queries };
}

const failing = (status: number) => ({
  queryFn: () => Promise.reject(failure(status)),
  retryDelay: 0,
  staleTime: 0,
});

describe('the end of a session', () => {
  it('is noticed by any query', async () => {
    const { signedOut, queries } = client();
    await queries.fetchQuery({ queryKey: keys.navigation(), ...failing(401) }).catch(() => null);
    expect(signedOut).toHaveBeenCalledTimes(1);
  });

  it('is no news to who was never signed in', async () => {
    const { signedOut, queries } = client();
    await queries.fetchQuery({ queryKey: keys.session(), ...failing(401) }).catch(() => null);
    expect(signedOut).not.toHaveBeenCalled();
    queries.setQueryData(keys.session(), { id: 'u1' });
    await queries.fetchQuery({ queryKey: keys.session(), ...failing(401) }).catch(() => null);
    expect(signedOut).toHaveBeenCalledTimes(1);
  });
});

it('is told when a second factor comes first from now on', async () => {
  const { secondFactorFirst, signedOut, queries } = client();
  const refused = new ApiError(403, { code: 'tfa_setup_required' }, new Headers());
  const queryFn = () => Promise.reject(refused);
  await queries.fetchQuery({ queryKey: keys.navigation(), queryFn }).catch(() => null);
  expect(secondFactorFirst).toHaveBeenCalledTimes(1);
  expect(signedOut).not.toHaveBeenCalled();
});

describe('trying again', () => {
  const attempts = async (status: number) => {
    const queryFn = vi.fn(() => Promise.reject(failure(status)));
    const { queries } = client();
    const retry = queries.getDefaultOptions().queries?.retry;
    const query = { queryKey: keys.settings(), queryFn, retry, retryDelay: 0 };
    await queries.fetchQuery(query).catch(() => null);
    return queryFn.mock.calls.length;
  };

  it('is worth it when the server may recover', async () => {
    expect(await attempts(503)).toBe(3);
    expect(await attempts(0)).toBe(3);
  });

  it('is not when the answer stands', async () => {
    expect(await attempts(404)).toBe(1);
    expect(await attempts(403)).toBe(1);
  });
});
