import { basePath } from '@/lib/api/config';

/** Reads the package state of the host it runs on and sends it. */
export const REPORT_COMMAND = 'patchmon-agent report';

/** The command that tells an agent its key and where to report: to where this page came from. */
export function configureCommand(apiId: string, apiKey: string): string {
  return `patchmon-agent config set-api ${apiId} ${apiKey} ${window.location.origin}${basePath}`;
}
