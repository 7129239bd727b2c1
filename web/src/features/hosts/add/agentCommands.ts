import type { ServerAddress } from '@/lib/serverAddress';

/** What a host's agent is installed and set up with; the last two are for one that is there. */
export interface HostCommands {
  install: string;
  configure: string;
  report: string;
}

/** The commands for a host's credentials; each is run as root on the host. */
export function agentCommands(
  { page, api, unchecked }: ServerAddress,
  apiId: string,
  apiKey: string,
): HostCommands {
  return {
    install: `curl ${unchecked ? '-fsSk' : '-fsS'} "${api}/hosts/install" \\
  -H "X-API-ID: ${apiId}" \\
  -H "X-API-KEY: ${apiKey}" | sh`,
    configure: `patchmon-agent config set-api ${apiId} ${apiKey} ${page}`,
    report: 'patchmon-agent report',
  };
}
