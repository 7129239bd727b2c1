import { describe, expect, it, vi } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { api, unwrap } from './client';
import { ApiError, fieldErrors, hasCode, statusOf } from './errors';

const gone = { status: 401, body: { error: 'Sign in to continue', code: 'unauthenticated' } };

describe('the session in every call', () => {
  it('is renewed once and the call repeated', async () => {
    let expired = true;
    const { questions } = fakeServer({
      'GET /navigation': () => {
        const reply = expired ? gone : { status: 200, body: { hosts: 1 } };
        expired = false;
        return reply;
      },
    });
    await expect(unwrap(api.GET('/navigation'))).resolves.toEqual({ hosts: 1 });
    expect(questions.map((each) => each.path)).toEqual([
      '/navigation',
      '/auth/refresh',
      '/navigation',
    ]);
  });

  it('is renewed once for calls that fail together', async () => {
    const seen = new Set<string>();
    const once = ({ path }: { path: string }) => {
      const first = !seen.has(path);
      seen.add(path);
      return first ? gone : { status: 200, body: {} };
    };
    const { questions } = fakeServer({ 'GET /navigation': once, 'GET /settings': once });
    await Promise.all([unwrap(api.GET('/navigation')), unwrap(api.GET('/settings'))]);
    expect(questions.filter((each) => each.path === '/auth/refresh')).toHaveLength(1);
  });

  it('ends when it cannot be renewed', async () => {
    fakeServer({ 'GET /navigation': gone, 'POST /auth/refresh': gone });
    const error = await unwrap(api.GET('/navigation')).catch((caught: unknown) => caught);
    expect(statusOf(error)).toBe(401);
  });

  it('does not take a wrong password for an ended session', async () => {
    const { questions } = fakeServer({ 'POST /auth/login': gone });
    const body = { username: 'a', password: 'b' };
    await expect(unwrap(api.POST('/auth/login', { body }))).rejects.toBeInstanceOf(ApiError);
    expect(questions).toHaveLength(1);
  });
});

describe('a failed call', () => {
  it('carries what the server said', async () => {
    fakeServer({
      'GET /settings': {
        status: 403,
        body: { error: 'No', code: 'permission_denied', permission: 'manage_settings' },
        headers: { 'x-request-id': '7f3a91' },
      },
    });
    const error = await unwrap(api.GET('/settings')).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      status: 403,
      permission: 'manage_settings',
      requestId: '7f3a91',
      message: 'No',
    });
    expect(hasCode(error, 'permission_denied')).toBe(true);
  });

  it('gives complaints to their fields', async () => {
    fakeServer({
      'PUT /settings': {
        status: 400,
        body: { errors: [{ msg: 'must be a URL', param: 'server_url', location: 'body' }] },
      },
    });
    const error = await unwrap(api.PUT('/settings', { body: {} })).catch(
      (caught: unknown) => caught,
    );
    expect(fieldErrors(error)).toEqual({ server_url: 'must be a URL' });
  });

  it('says so when the server does not answer', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')));
    const error = await unwrap(api.GET('/settings')).catch((caught: unknown) => caught);
    expect(hasCode(error, 'network')).toBe(true);
    expect(statusOf(error)).toBe(0);
  });
});
