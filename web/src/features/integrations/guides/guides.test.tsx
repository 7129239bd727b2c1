import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const settings = {
  server_url: 'https://patchmon.example.org',
  ignore_ssl_self_signed: true,
  update_interval: 30,
};

it('Ansible: the inventory asks this server, and its token may only read', async () => {
  fakeServer({ 'GET /settings': { status: 200, body: settings } });
  renderPage('/settings/integrations?tab=ansible');
  const file = await screen.findByLabelText('Write patchmon_inventory.yml');
  const address = 'api_url: https://patchmon.example.org/api/v1/api/hosts/';
  await waitFor(() => expect(file).toHaveTextContent(address));
  expect(file).toHaveTextContent('verify_ssl: false');
  await userEvent.click(screen.getByRole('button', { name: 'New Token for Ansible' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByLabelText(/^Token Name/)).toHaveValue('Ansible inventory');
  expect(dialog.getByLabelText('host: get')).toBeChecked();
  expect(dialog.getByLabelText('host: delete')).not.toBeChecked();
});

it('agents: commands follow the chosen architecture and the settings', async () => {
  fakeServer({ 'GET /settings': { status: 200, body: settings } });
  renderPage('/settings/integrations?tab=agents');
  expect(await screen.findByText(/check in every 30 minutes/)).toBeVisible();
  const install = screen.getByLabelText('Install an agent');
  expect(install).toHaveTextContent(/^curl -fsSk "\S+\/hosts\/install" /);
  await userEvent.click(screen.getByRole('radio', { name: 'arm64' }));
  expect(install).toHaveTextContent('/hosts/install?arch=arm64"');
  expect(screen.getByLabelText('Download the agent')).toHaveTextContent('arch=arm64&os=linux');
  expect(screen.getByRole('rowheader', { name: 'skip_ssl_verify' })).toBeVisible();
});

it('agents: tells which run and which are offered', async () => {
  fakeServer();
  renderPage('/settings/integrations?tab=agents');
  const versions = within(await screen.findByRole('table', { name: 'Versions in the fleet' }));
  const rows = versions.getAllByRole('row').map((row) => row.textContent);
  expect(rows).toEqual(['VersionHosts', '3.0.05 hostsoffered here', '2.1.41 host']);
  const programs = within(screen.getByRole('table', { name: 'Programs offered here' }));
  expect(programs.getByRole('row', { name: /^linux amd64 3.0.0 4.2 MiB 4f53cda/ })).toBeVisible();
});

it('agents: says what a server without programs needs', async () => {
  fakeServer({ 'GET /agents': { status: 200, body: { versions: [], binaries: [] } } });
  renderPage('/settings/integrations?tab=agents');
  expect(await screen.findByText('No agent has reported yet.')).toBeVisible();
  expect(screen.getByText(/^This server has no agent program/)).toBeVisible();
});

it('the reference of the API is a click away', async () => {
  fakeServer();
  renderPage('/settings/integrations');
  const link = await screen.findByRole('link', { name: 'API reference' });
  expect(link).toHaveAttribute('href', '/api/v1/api-docs');
});
