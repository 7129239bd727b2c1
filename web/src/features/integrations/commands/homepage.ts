import { curlWith } from '@/lib/curl';
import type { ServerAddress } from '@/lib/serverAddress';

/** Key and secret as the header `Authorization: Basic` has them; both are plain hex and letters. */
export function basicCredentials(key: string, secret: string): string {
  return window.btoa(`${key}:${secret}`);
}

/** Encodes key and secret in a shell, for those who have the secret. */
export function encodeByHand(key: string): string {
  return `echo -n "${key}:SECRET" | base64 -w 0`;
}

/** The widget for GetHomepage's services.yml. */
export function homepageConfig({ page, api }: ServerAddress, credentials: string): string {
  return `- PatchMon:
    href: ${page}
    description: PatchMon Statistics
    icon: ${page}/assets/favicon.svg
    widget:
      type: customapi
      url: ${api}/gethomepage/stats
      headers:
        Authorization: Basic ${credentials}
      mappings:
        - field: total_hosts
          label: Total Hosts
        - field: hosts_needing_updates
          label: Needs Updates
        - field: security_updates
          label: Security Updates
`;
}

/** Asks for the figures the widget shows, as the documents try a key. */
export function homepageTest(server: ServerAddress, credentials: string): string {
  return `${curlWith(server, '')} -H "Authorization: Basic ${credentials}" \\\n  "${server.api}/gethomepage/stats"`;
}
