import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { required } from './env';

const folder =
  process.env.PATCHMON_AGENT_CONFIG_DIR ?? mkdtempSync(join(tmpdir(), 'patchmon-e2e-'));

/** Runs the built agent with its files in a folder of its own; gives what it printed. */
export function agent(...words: string[]): string {
  const config = ['--config', join(folder, 'config.yml')];
  return execFileSync(required('PATCHMON_AGENT_BIN'), [...config, ...words], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** Runs a command as the page shows it: `patchmon-agent config set-api ID KEY URL`. */
export function runShown(command: string): string {
  const [program, ...words] = command.trim().split(/\s+/);
  if (program !== 'patchmon-agent') throw new Error(`not a command for the agent: ${program}`);
  return agent(...words);
}

interface Reported {
  packages: { name: string; needsUpdate: boolean; isSecurityUpdate: boolean }[];
}

/** What the agent would send now, counted. */
export function agentCounts() {
  const { packages } = JSON.parse(agent('report', '--json')) as Reported;
  return {
    packages: packages.length,
    updates: packages.filter((each) => each.needsUpdate).length,
    security: packages.filter((each) => each.needsUpdate && each.isSecurityUpdate).length,
  };
}

/** Installed packages as dpkg counts them; null where there is no dpkg. */
export function dpkgCount(): number | null {
  try {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own format.
    const words = ['-W', '-f=${db:Status-Abbrev}\\n'];
    const states = execFileSync('dpkg-query', words, { encoding: 'utf8' });
    return states.split('\n').filter((state) => state.startsWith('ii')).length;
  } catch {
    return null;
  }
}
