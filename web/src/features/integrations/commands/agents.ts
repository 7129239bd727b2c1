import { curl, installShell } from '@/lib/curl';
import type { ServerAddress } from '@/lib/serverAddress';

/** Architectures there are agents for; `auto` leaves it to the script. */
export const ARCHITECTURES = ['auto', 'amd64', 'arm64', '386', 'arm'] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

/** Headers by which a host proves itself; both values are shown when the host is added. */
const CREDENTIALS = `-H "X-API-ID: API_ID" \\\n  -H "X-API-KEY: API_KEY"`;

/** Installs and starts the agent of one host. */
export function installAgent(server: ServerAddress, architecture: Architecture): string {
  const query = architecture === 'auto' ? '' : `?arch=${architecture}`;
  return `${curl(server)} "${server.api}/hosts/install${query}" \\\n  ${CREDENTIALS} | ${installShell(server)}`;
}

/** Fetches the program alone, for images and configuration management. */
export function downloadAgent(server: ServerAddress, architecture: Architecture): string {
  const arch = architecture === 'auto' ? 'amd64' : architecture;
  const file = '/usr/local/bin/patchmon-agent';
  return `${curl(server)} "${server.api}/hosts/agent/download?arch=${arch}&os=linux&force=binary" \\
  ${CREDENTIALS} \\
  -o ${file} && chmod 755 ${file}`;
}

/** Takes the agent and everything of it off a host. */
export function removeAgent(server: ServerAddress): string {
  return `${curl(server)} "${server.api}/hosts/remove" | sh`;
}
