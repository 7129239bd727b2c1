import { describe, expect, it } from 'vitest';
import { curl } from '@/lib/curl';
import { enrolmentCommands, USUAL_RUN } from './enrolment';
import { basicCredentials, homepageConfig, homepageTest } from './homepage';
import { sampleCommands } from './samples';
import { shellWord } from './shellWord';

const SERVER = {
  page: 'https://example.org/patchmon',
  api: 'https://example.org/patchmon/api/v1',
  unchecked: false,
  ca: null,
};
const CREDENTIAL = { token_key: 'patchmon_ae_c7', token_secret: '8f7e' };

describe('the line that enrols', () => {
  it('gives the credential as headers, in the address, or keeps the script', () => {
    const { headers, address, file } = enrolmentCommands(
      SERVER,
      'proxmox-lxc',
      CREDENTIAL,
      USUAL_RUN,
    );
    expect(headers).toBe(
      `curl -fsS "${SERVER.api}/auto-enrollment/script?type=proxmox-lxc" \\
  -H "X-Auto-Enrollment-Key: patchmon_ae_c7" \\
  -H "X-Auto-Enrollment-Secret: 8f7e" \\
  | bash`,
    );
    expect(address).toBe(
      `curl -fsS "${SERVER.api}/auto-enrollment/script?type=proxmox-lxc&token_key=patchmon_ae_c7&token_secret=8f7e" | bash`,
    );
    expect(file).toMatch(/-o (\S+) && chmod 700 \1$/);
  });

  it('carries what was asked of the run into the shell, quoted', () => {
    const asked = { ...USUAL_RUN, dryRun: true, force: true, stopped: true, prefix: "it's $(id)-" };
    const { headers, address } = enrolmentCommands(SERVER, 'proxmox-lxc', CREDENTIAL, asked);
    const run = `| DRY_RUN=true SKIP_STOPPED=false HOST_PREFIX='it'\\''s $(id)-' bash`;
    expect(headers.endsWith(run)).toBe(true);
    expect(headers).toContain('type=proxmox-lxc&force=true" ');
    expect(address).toContain('token_secret=8f7e&force=true" ');
  });

  it('runs in any shell on a host of its own, and skips the certificate only where told to', () => {
    const asked = { ...USUAL_RUN, name: 'web-1' };
    const unchecked = { ...SERVER, unchecked: true };
    const { headers } = enrolmentCommands(unchecked, 'direct-host', CREDENTIAL, asked);
    expect(headers).toMatch(/^curl -fsSk .*type=direct-host" [\s\S]* \| FRIENDLY_NAME=web-1 sh$/);
  });
});

it('asks for the secret in commands for what is granted only', () => {
  expect(sampleCommands(SERVER, 'k', [])).toEqual([]);
  expect(sampleCommands(SERVER, 'k', ['patch'])).toEqual([
    `curl -X PATCH -H 'Content-Type: application/json' \\
  -d '{"notes":"from a program"}' -u k \\
  "${SERVER.api}/api/hosts/HOST_ID"`,
  ]);
  expect(sampleCommands(SERVER, 'k', ['delete'])).toEqual([
    `curl -X DELETE -u k \\\n  "${SERVER.api}/api/hosts/HOST_ID"`,
  ]);
  expect(sampleCommands({ ...SERVER, unchecked: true }, 'k', ['get'])[0]).toMatch(/^curl -k -u k /);
});

it('writes the widget for the address programs reach, below a path too', () => {
  const credentials = basicCredentials('a', 'b');
  expect(credentials).toBe('YTpi');
  const widget = homepageConfig(SERVER, credentials);
  expect(widget).toContain(`href: ${SERVER.page}\n`);
  expect(widget).toContain(`url: ${SERVER.api}/gethomepage/stats\n`);
  expect(homepageTest(SERVER, credentials)).toContain('Basic YTpi');
});

it('quotes what a shell would read', () => {
  expect(['web-1', 'a b', '', '$(id)'].map(shellWord)).toEqual(['web-1', "'a b'", "''", "'$(id)'"]);
  expect(curl(SERVER)).toBe('curl -fsS');
});
