import { useQuery } from '@tanstack/react-query';
import { apiPrefix, basePath } from './api/config';
import type { Settings } from './api/types';
import { useCan } from './permissions';
import { settingsQuery } from './settings';

/** Where programs reach the server; all without a slash at the end. */
export interface ServerAddress {
  /** The page, e.g. `https://patchmon.example.org`. */
  page: string;
  /** What all API addresses start with, e.g. `https://patchmon.example.org/api/v1`. */
  api: string;
  /** Commands must not check the server's certificate: it is signed by itself. */
  unchecked: boolean;
  /** SHA-256 of the private CA that commands check the server by; none for a public one. */
  ca: string | null;
}

type Known = Pick<Settings, 'server_url' | 'ignore_ssl_self_signed' | 'private_ca_fingerprint'>;

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** An address that leads other machines to themselves is one nobody has set yet. */
function leadsElsewhere(url: string): boolean {
  return LOOPBACK.test(new URL(url).hostname) && !LOOPBACK.test(window.location.hostname);
}

/** The public address of the settings; without one, where this page came from. */
export function addressOf(settings: Known | undefined): ServerAddress {
  const here = `${window.location.origin}${basePath}`;
  const set = settings && !leadsElsewhere(settings.server_url) ? settings.server_url : here;
  const ca = settings?.private_ca_fingerprint ?? null;
  const page = set.replace(/\/+$/, '');
  return {
    page,
    api: `${page}${apiPrefix.slice(basePath.length)}`,
    unchecked: (settings?.ignore_ssl_self_signed && !ca) ?? false,
    ca,
  };
}

/** Where commands send programs; who may not read the settings is told this page's own address. */
export function useServerAddress(): ServerAddress {
  const enabled = useCan('manage_settings');
  return addressOf(useQuery({ ...settingsQuery, enabled }).data);
}
