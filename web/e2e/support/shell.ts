import { execFileSync, spawnSync } from 'node:child_process';

/** Runs a shown command in a shell; gives what it printed, and fails when it fails. */
export function run(command: string): string {
  return execFileSync('bash', ['-c', command], { encoding: 'utf8' });
}

/** Runs a command that may fail; gives its exit status and all it printed. */
export function tryRun(command: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}
