import { curlWith } from '@/lib/curl';
import type { ServerAddress } from '@/lib/serverAddress';

/**
 * Commands for what the granted actions allow. They give the key alone, so that curl asks for the
 * secret and no shell history holds it.
 */
export function sampleCommands(
  server: ServerAddress,
  key: string,
  actions: readonly string[],
): string[] {
  const hosts = `${server.api}/api/hosts`;
  const program = curlWith(server, '');
  const curl = (words: string, path: string) =>
    `${program} ${words}-u ${key} \\\n  "${hosts}${path}"`;
  const send = (method: string, body: object) =>
    curl(
      `-X ${method} -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify(body)}' `,
      '/HOST_ID',
    );
  const samples: [action: string, command: string][] = [
    ['get', curl('', '?include=stats')],
    ['get', curl('', '/HOST_ID/packages?updates_only=true')],
    ['put', send('PUT', { friendly_name: 'web-1', notes: '', host_groups: ['Production'] })],
    ['patch', send('PATCH', { notes: 'from a program' })],
    ['update', curl('-X POST ', '/HOST_ID/fetch_report')],
    ['delete', curl('-X DELETE ', '/HOST_ID')],
  ];
  return samples.filter(([action]) => actions.includes(action)).map(([, command]) => command);
}
