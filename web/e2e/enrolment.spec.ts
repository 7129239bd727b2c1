import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { serverUrl, sessionFile } from './support/env';
import { run, tryRun } from './support/shell';
import { copied, create, done, newToken } from './support/tokens';

test.use({ storageState: sessionFile });

const NOT_PROXMOX = 'This script must run on a Proxmox host (pct command not found)';

test('the pasted line of a Proxmox token runs the served script, in every form', async ({
  page,
}) => {
  const dialog = await newToken(page, 'Proxmox LXC', 'Frankfurt');
  await dialog.getByLabel('Default Host Group').selectOption('Production');
  await create(dialog);
  await dialog.getByLabel('Dry run', { exact: false }).check();
  await dialog.getByLabel('Prefix of the names').fill('fra-');
  const line = await copied(page, 'One-line installation');
  expect(line).toMatch(/\| DRY_RUN=true HOST_PREFIX=fra- bash$/);
  expect(tryRun(line).output).toContain(NOT_PROXMOX);
  await dialog.getByText('Other forms').click();
  await expectAccessible(page);
  const forms = [await copied(page, 'Credential in the address')];
  const file = await copied(page, 'Script as a file');
  forms.push(`cd "$(mktemp -d)" && ${file.replaceAll('/root/', './')} && ./proxmox_auto_enroll.sh`);
  for (const form of forms) expect(tryRun(form).output).toContain(NOT_PROXMOX);
  await done(dialog);
  await expect(page.getByText('hosts join Production')).toBeVisible();
});

test('a line for any host says what it would do, and is refused once switched off', async ({
  page,
}) => {
  const dialog = await newToken(page, 'Direct host', 'Images');
  await create(dialog);
  await dialog.getByLabel('Dry run', { exact: false }).check();
  await dialog.getByLabel('Name of the host').fill("it's web 1");
  const line = await copied(page, 'One-line installation');
  await done(dialog);
  const root = process.getuid?.() === 0;
  const said = root ? "[DRY RUN] Would enroll: it's web 1" : 'This script must be run as root';
  expect(tryRun(line).output).toContain(said);
  await page.getByRole('button', { name: 'Disable Images' }).click();
  await expect(page.getByRole('button', { name: 'Enable Images' })).toBeVisible();
  expect(tryRun(`set -o pipefail; ${line}`).status).not.toBe(0);
});

/** Enrols a host as a script does; gives the status that follows the answer. */
function enrol(key: string, secret: string, name: string, machine = `id-${name}`): string {
  const body = { friendly_name: name, machine_id: machine, metadata: { vmid: '101' } };
  return run(`curl -s -w '%{http_code}' -H 'Content-Type: application/json' \
    -H 'X-Auto-Enrollment-Key: ${key}' -H 'X-Auto-Enrollment-Secret: ${secret}' \
    -d '${JSON.stringify(body)}' ${serverUrl}/api/v1/auto-enrollment/enroll`);
}

test('an enrolled host appears with what enrolled it, up to the daily limit', async ({ page }) => {
  const dialog = await newToken(page, 'Direct host', 'One a day');
  await dialog.getByLabel('Max Hosts Per Day').fill('1');
  const { key, secret } = await create(dialog);
  await done(dialog);
  const row = page.getByRole('row', { name: /One a day/ });
  await expect(row.getByText('0 / 1 today')).toBeVisible();
  expect(enrol(key, secret, 'lxc-web')).toMatch(/201$/);
  expect(enrol(key, secret, 'lxc-db')).toMatch(/Maximum 1 hosts per day.*429$/);
  await expect(row.getByText('1 / 1 today')).toBeVisible();
  await expect(row.getByText('Limit reached')).toBeVisible();
  await openHost(page, 'lxc-web');
  const enrolment = page.getByRole('region', { name: 'Enrolment' });
  await expect(enrolment.getByText('One a day')).toBeVisible();
  await expect(enrolment.getByText('101')).toBeVisible();
  await expectAccessible(page);
});

test('a machine that enrols again can take the place of what it was', async ({ page }) => {
  const dialog = await newToken(page, 'Direct host', 'Again');
  const { key, secret } = await create(dialog);
  await done(dialog);
  expect(enrol(key, secret, 'reborn-old', 'id-reborn')).toMatch(/201$/);
  expect(enrol(key, secret, 'reborn', 'id-reborn')).toMatch(/201$/);
  await openHost(page, 'reborn-old');
  await expect(page.getByRole('link', { name: 'reborn', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Replace/ })).toHaveCount(0);
  await openHost(page, 'reborn');
  await page.getByRole('button', { name: 'Replace reborn-old' }).click();
  await expectAccessible(page);
  await page.getByRole('textbox', { name: /^Type reborn-old/ }).fill('reborn-old');
  await page.keyboard.press('Enter');
  await expect(page.getByText('reborn has taken the place of reborn-old.')).toBeVisible();
  await expect(page.getByText('Another host reports from the same machine')).toHaveCount(0);
  await page.goto('/hosts');
  await expect(page.getByRole('link', { name: 'reborn', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'reborn-old' })).toHaveCount(0);
});

async function openHost(page: Page, name: string) {
  await page.goto('/hosts');
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('the line of a new host fetches a script that does not hold its key', async ({ page }) => {
  await page.goto('/hosts?add=true');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('to-install');
  await dialog.getByRole('button', { name: 'Add host' }).click();
  const line = await copied(page, 'Install the agent');
  const [fetches, runs] = line.split('|');
  expect(runs?.trim()).toMatch(/^(sudo )?sh$/);
  const script = run(fetches ?? '');
  expect(script).toMatch(/^#!\/bin\/sh\n/);
  expect(script).not.toContain(/X-API-KEY: (\w+)/.exec(line)?.[1]);
  expect(script).toContain('BOOTSTRAP_TOKEN');
});
