import { curl } from '@/lib/curl';
import type { ServerAddress } from '@/lib/serverAddress';
import { shellWord } from './shellWord';

/** What a run of the served script shall do; each has a variable of the script's environment. */
export interface RunOptions {
  dryRun: boolean;
  force: boolean;
  /** Stopped containers are enrolled too, without an agent. */
  stopped: boolean;
  /** Stands before each container's name. */
  prefix: string;
  /** Name of the one host, instead of its host name. */
  name: string;
}

export const USUAL_RUN: RunOptions = {
  dryRun: false,
  force: false,
  stopped: false,
  prefix: '',
  name: '',
};

interface Credential {
  token_key: string;
  token_secret: string;
}

const CONTAINERS = 'proxmox-lxc';

/** The script a kind runs: a Proxmox server enrols its containers, any other host itself. */
function scriptOf(kind: string) {
  return kind === CONTAINERS
    ? { type: CONTAINERS, shell: 'bash', file: '/root/proxmox_auto_enroll.sh' }
    : { type: 'direct-host', shell: 'sh', file: '/root/direct_host_auto_enroll.sh' };
}

/** The options as assignments before the shell, each with a space after it. */
function environment(options: RunOptions): string {
  const variables: [name: string, value: string, wanted: boolean][] = [
    ['DRY_RUN', 'true', options.dryRun],
    ['SKIP_STOPPED', 'false', options.stopped],
    ['HOST_PREFIX', options.prefix, options.prefix !== ''],
    ['FRIENDLY_NAME', options.name, options.name !== ''],
  ];
  return variables
    .filter(([, , wanted]) => wanted)
    .map(([name, value]) => `${name}=${shellWord(value)} `)
    .join('');
}

/**
 * One pasted line that enrols, in three forms: credentials as headers, which no log of addresses
 * holds; in the address, as scripts in the field have it; and as a file, for cron.
 */
export function enrolmentCommands(
  server: ServerAddress,
  kind: string,
  credential: Credential,
  options: RunOptions,
) {
  const { type, shell, file } = scriptOf(kind);
  const force = options.force ? '&force=true' : '';
  const script = `${server.api}/auto-enrollment/script?type=${type}`;
  const withHeaders = `${curl(server)} "${script}${force}" \\
  -H "X-Auto-Enrollment-Key: ${credential.token_key}" \\
  -H "X-Auto-Enrollment-Secret: ${credential.token_secret}"`;
  const inAddress = `token_key=${credential.token_key}&token_secret=${credential.token_secret}`;
  const run = `${environment(options)}${shell}`;
  return {
    headers: `${withHeaders} \\\n  | ${run}`,
    address: `${curl(server)} "${script}&${inAddress}${force}" | ${run}`,
    file: `${withHeaders} \\\n  -o ${file} && chmod 700 ${file}`,
  };
}
