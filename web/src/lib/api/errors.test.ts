import { describe, expect, it } from 'vitest';
import { ApiError, fieldErrors, hasCode, statusOf } from './errors';

const answer = (status: number, body: object, headers: Record<string, string> = {}) =>
  new ApiError(status, body, new Headers(headers));

describe('what a failed call says', () => {
  it('is the longer text, else the short one, else the first complaint', () => {
    const complaint = { msg: 'Too long', param: 'name', location: 'body' };
    expect(answer(409, { error: 'Taken', message: 'The name is taken.' }).message).toBe(
      'The name is taken.',
    );
    expect(answer(409, { error: 'Taken' }).message).toBe('Taken');
    expect(answer(400, { errors: [complaint] }).message).toBe('Too long');
    expect(answer(502, {}).message).toBe('');
  });

  it('has a code even where the server gave none', () => {
    expect(answer(404, { code: 'host_not_found' }).code).toBe('host_not_found');
    expect(answer(400, { errors: [] }).code).toBe('validation');
    expect(answer(502, {}).code).toBe('http_502');
    expect(ApiError.network()).toMatchObject({ status: 0, code: 'network' });
  });

  it('knows how long to wait, when that is a number of seconds', () => {
    expect(answer(429, {}, { 'retry-after': '30' }).retryAfter).toBe(30);
    expect(answer(503, {}, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }).retryAfter).toBe(
      null,
    );
    expect(answer(503, {}).retryAfter).toBeNull();
  });

  it('keeps the request id and the missing permission', () => {
    const failed = answer(403, { permission: 'manage_hosts' }, { 'x-request-id': 'r-1' });
    expect(failed).toMatchObject({ permission: 'manage_hosts', requestId: 'r-1' });
  });
});

describe('asking about an error', () => {
  const failed = answer(400, {
    errors: [
      { msg: 'Too short', param: 'password', location: 'body' },
      { msg: 'No address', param: 'email', location: 'body' },
    ],
  });

  it('gives complaints by field', () => {
    expect(fieldErrors(failed)).toEqual({ password: 'Too short', email: 'No address' });
  });

  it('says nothing about errors that are no answers', () => {
    const crash = new TypeError('x is undefined');
    expect(statusOf(crash)).toBeNull();
    expect(hasCode(crash, 'validation')).toBe(false);
    expect(fieldErrors(crash)).toEqual({});
    expect([statusOf(failed), hasCode(failed, 'validation')]).toEqual([400, true]);
  });
});
