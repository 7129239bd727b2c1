import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

async function open(address: string, button: string) {
  const { router } = renderPage(address);
  await userEvent.click(await screen.findByRole('button', { name: button }));
  return { ...within(await screen.findByRole('dialog')), router };
}

describe('a new token', () => {
  it('for the API needs a name and a scope, and its secret must be stored', async () => {
    const { questions } = fakeServer();
    const { router, ...dialog } = await open('/settings/integrations', 'New Token');
    const submit = dialog.getByRole('button', { name: 'Create Token' });
    await userEvent.click(submit);
    expect(dialog.getByText('Give the token a name.')).toBeVisible();
    expect(dialog.getByText('Grant at least one scope.')).toBeVisible();
    await userEvent.type(dialog.getByLabelText(/^Token Name/), 'Grafana');
    await userEvent.click(dialog.getByLabelText('host: get'));
    await userEvent.type(dialog.getByLabelText('Allowed IP Addresses'), '10.0.0.1, 10.1.0.0/16');
    await userEvent.click(submit);
    expect(await screen.findByText('Token created: Grafana')).toBeVisible();
    expect(questions.find(({ method }) => method === 'POST')?.body).toEqual({
      token_name: 'Grafana',
      allowed_ip_ranges: ['10.0.0.1', '10.1.0.0/16'],
      expires_at: '',
      default_host_group_id: '',
      scopes: { host: ['get'] },
      metadata: { integration_type: 'api' },
    });
    expect(dialog.getByLabelText('Token Secret')).toHaveTextContent('8f7e6d5c'.repeat(8));
    expect(dialog.getByLabelText('Command 1')).toHaveTextContent('/api/v1/api/hosts?include=stats');
    await userEvent.keyboard('{Escape}');
    act(() => void router.navigate({ to: '/hosts' }));
    expect(dialog.getByRole('button', { name: 'Done' })).toBeDisabled();
    await userEvent.click(dialog.getByLabelText('I have stored the secret'));
    await userEvent.click(dialog.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('that enrols has a daily limit instead of scopes, and shows what the server refuses', async () => {
    const complaint = { msg: 'Not an address', param: 'allowed_ip_ranges[1]', location: 'body' };
    const { questions } = fakeServer({
      'POST /auto-enrollment/tokens': { status: 400, body: { errors: [complaint] } },
    });
    const dialog = await open('/settings/integrations', 'New Token');
    await userEvent.click(dialog.getByRole('radio', { name: 'Proxmox LXC' }));
    expect(dialog.queryByLabelText('host: get')).toBeNull();
    await userEvent.type(dialog.getByLabelText(/^Token Name/), 'Frankfurt');
    const limit = dialog.getByLabelText(/^Max Hosts Per Day/);
    await userEvent.clear(limit);
    await userEvent.type(limit, '1001');
    await userEvent.click(dialog.getByRole('button', { name: 'Create Token' }));
    expect(dialog.getByText('A whole number from 1 to 1,000.')).toBeVisible();
    await userEvent.type(limit, '{Backspace}');
    await userEvent.click(dialog.getByRole('button', { name: 'Create Token' }));
    expect(await dialog.findByText('Not an address')).toBeVisible();
    expect(questions.find(({ method }) => method === 'POST')?.body).toMatchObject({
      max_hosts_per_day: 100,
      metadata: { integration_type: 'proxmox-lxc' },
    });
  });

  it('for GetHomepage comes with the whole widget', async () => {
    fakeServer();
    const dialog = await open('/settings/integrations?tab=gethomepage', 'New API Key');
    await userEvent.type(dialog.getByLabelText(/^Token Name/), 'Widget');
    await userEvent.click(dialog.getByRole('button', { name: 'Create Token' }));
    const encoded = (await dialog.findByLabelText('Base64 Encoded Credentials')).textContent ?? '';
    expect(window.atob(encoded)).toMatch(/^patchmon_ae_[0-9a-f]{32}:[0-9a-f]{64}$/);
    const widget = dialog.getByLabelText('Complete Widget Configuration');
    expect(widget).toHaveTextContent(`Authorization: Basic ${encoded}`);
    expect(dialog.getByRole('button', { name: /^Copy Config/ })).toBeVisible();
  });

  it('is changed later, except for its kind', async () => {
    const { questions } = fakeServer();
    const dialog = await open('/settings/integrations', 'Edit Ansible inventory');
    expect(dialog.getByLabelText('host: patch')).toBeChecked();
    await userEvent.click(dialog.getByLabelText('host: patch'));
    await userEvent.selectOptions(dialog.getByLabelText('Default Host Group'), 'Production');
    await userEvent.click(dialog.getByRole('button', { name: 'Save token' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(questions.find(({ method }) => method === 'PATCH')?.body).toMatchObject({
      token_name: 'Ansible inventory',
      scopes: { host: ['get'] },
      default_host_group_id: 'g1',
    });
  });
});
