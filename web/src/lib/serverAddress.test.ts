import { expect, it, vi } from 'vitest';
import { addressOf } from './serverAddress';

const set = (server_url: string, ignore_ssl_self_signed = false) => ({
  server_url,
  ignore_ssl_self_signed,
  private_ca_fingerprint: null,
});

it('is the one of the settings, whatever address this page came by', () => {
  expect(addressOf(set('https://patchmon.example.org/', true))).toEqual({
    page: 'https://patchmon.example.org',
    api: 'https://patchmon.example.org/api/v1',
    unchecked: true,
    ca: null,
  });
});

it('is this page’s own while none is known', () => {
  expect(addressOf(undefined)).toEqual({
    page: window.location.origin,
    api: `${window.location.origin}/api/v1`,
    unchecked: false,
    ca: null,
  });
});

it('is checked by the private CA where there is one', () => {
  const known = { ...set('https://patchmon.lan', true), private_ca_fingerprint: 'ab12' };
  expect(addressOf(known)).toMatchObject({ unchecked: false, ca: 'ab12' });
});

it('is not one that leads other machines to themselves', () => {
  expect(addressOf(set('http://localhost:3100')).page).toBe('http://localhost:3100');
  vi.stubGlobal('location', new URL('https://patchmon.example.org/settings'));
  expect(addressOf(set('http://localhost:3000')).page).toBe('https://patchmon.example.org');
});
