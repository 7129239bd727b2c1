import { expect, it, vi } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { api, unwrap } from './client';

it('gives the data of an answer', async () => {
  fakeServer({ 'GET /setup': { status: 200, body: { needed: true } } });
  await expect(unwrap(api.GET('/setup'))).resolves.toEqual({ needed: true });
});

it('throws what the server said', async () => {
  const body = { error: 'Gone', code: 'host_not_found' };
  fakeServer({ 'GET /hosts/x': { status: 404, body } });
  const call = unwrap(api.GET('/hosts/{id}', { params: { path: { id: 'x' } } }));
  await expect(call).rejects.toMatchObject({ status: 404, code: 'host_not_found' });
});

it('throws for an answer that is no JSON', async () => {
  const gateway = () => Promise.resolve(new Response('<h1>Bad Gateway</h1>', { status: 502 }));
  vi.stubGlobal('fetch', gateway);
  await expect(unwrap(api.GET('/setup'))).rejects.toMatchObject({ code: 'http_502' });
});

it('tells silence from a call that was given up', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(unwrap(api.GET('/setup'))).rejects.toMatchObject({ status: 0, code: 'network' });
  const given = new DOMException('given up', 'AbortError');
  vi.stubGlobal('fetch', () => Promise.reject(given));
  await expect(unwrap(api.GET('/setup'))).rejects.toBe(given);
});
