import { apiPrefix, basePath } from '@/lib/api/config';

/** Where this page came from, which programs can reach, too. */
const origin = () => window.location.origin;

/**
 * Commands for what the granted actions allow. They give the key alone, so that curl asks for the
 * secret and no shell history holds it.
 */
export function sampleCommands(key: string, actions: readonly string[]): string[] {
  const hosts = `${origin()}${apiPrefix}/api/hosts`;
  const curl = (words: string, path: string) => `curl ${words}-u ${key} \\\n  "${hosts}${path}"`;
  const samples: [action: string, command: string][] = [
    ['get', curl('', '?include=stats')],
    ['get', curl('', '/HOST_ID/packages?updates_only=true')],
    ['update', curl('-X POST ', '/HOST_ID/fetch_report')],
    ['delete', curl('-X DELETE ', '/HOST_ID')],
  ];
  return samples.filter(([action]) => actions.includes(action)).map(([, command]) => command);
}

/** Key and secret as the header `Authorization: Basic` has them; both are plain hex and letters. */
export function basicCredentials(key: string, secret: string): string {
  return window.btoa(`${key}:${secret}`);
}

/** The widget for GetHomepage's services.yml. */
export function homepageConfig(credentials: string): string {
  const page = `${origin()}${basePath}`;
  return `- PatchMon:
    href: ${page}
    description: PatchMon Statistics
    icon: ${page}/assets/favicon.svg
    widget:
      type: customapi
      url: ${origin()}${apiPrefix}/gethomepage/stats
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
