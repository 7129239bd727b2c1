import { curl, installShell } from '@/lib/curl';
import type { ServerAddress } from '@/lib/serverAddress';

/** What a host's agent is installed and set up with; the last two are for one that is there. */
export interface HostCommands {
  install: string;
  configure: string;
  report: string;
}

/** The commands for a host's credentials; each is run as root on the host. */
export function agentCommands(server: ServerAddress, apiId: string, apiKey: string): HostCommands {
  return {
    install: `${curl(server)} "${server.api}/hosts/install" \\
  -H "X-API-ID: ${apiId}" \\
  -H "X-API-KEY: ${apiKey}" | ${installShell(server)}`,
    configure: `patchmon-agent config set-api ${apiId} ${apiKey} ${server.page}`,
    report: 'patchmon-agent report',
  };
}
