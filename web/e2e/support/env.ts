import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Address of the server under test. */
export const serverUrl = process.env.PATCHMON_URL ?? 'http://127.0.0.1:3000';

/** The browser of the system; Playwright never fetches one. */
export const chromium = process.env.PATCHMON_CHROMIUM ?? '/usr/bin/chromium';

/** Where the README's picture goes, when one is wanted. */
export const screenshot = process.env.PATCHMON_SCREENSHOT;

/** The first account, and the file that keeps its session for the later flows. */
export const account = {
  username: 'mara',
  email: 'mara@example.org',
  password: 'correct horse battery staple',
};
export const sessionFile = join(tmpdir(), `patchmon-e2e-session-${process.ppid}.json`);

/** The one-time code: given, or as the server left it in its data directory. */
export function setupCode(): string {
  const given = process.env.PATCHMON_SETUP_CODE;
  if (given) return given;
  return readFileSync(join(required('PATCHMON_DATA_DIR'), 'setup-code'), 'utf8').trim();
}

/** An environment variable these tests cannot do without. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run the flows by "cargo xtask test"`);
  return value;
}
