import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

async function create(kind: string) {
  fakeServer();
  renderPage('/settings/integrations');
  await userEvent.click(await screen.findByRole('button', { name: 'New Token' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('radio', { name: kind }));
  await userEvent.type(dialog.getByLabelText(/^Token Name/), 'Frankfurt');
  await userEvent.click(dialog.getByRole('button', { name: 'Create Token' }));
  await screen.findByText('Token created: Frankfurt');
  return dialog;
}

describe('a token that enrols', () => {
  it('comes with the line to paste on a Proxmox server, for the public address', async () => {
    const dialog = await create('Proxmox LXC');
    const line = dialog.getByLabelText('One-line installation');
    expect(line).toHaveTextContent(
      'https://patchmon.example.org/api/v1/auto-enrollment/script?type=proxmox-lxc',
    );
    expect(line).toHaveTextContent(/X-Auto-Enrollment-Secret: (8f7e6d5c){8}" \\ \| bash$/);
    expect(dialog.getByText('100 hosts a day')).toBeVisible();
    await userEvent.click(dialog.getByLabelText(/^Dry run/));
    await userEvent.type(dialog.getByLabelText('Prefix of the names'), 'fra-');
    expect(line).toHaveTextContent(/\| DRY_RUN=true HOST_PREFIX=fra- bash$/);
    await userEvent.click(dialog.getByText('Other forms'));
    expect(dialog.getByLabelText('Credential in the address')).toHaveTextContent(
      /&token_secret=(8f7e6d5c){8}" \| DRY_RUN=true/,
    );
  });

  it('comes with the line for any host', async () => {
    const dialog = await create('Direct host');
    await userEvent.click(dialog.getByLabelText(/^Force install/));
    expect(dialog.getByLabelText('One-line installation')).toHaveTextContent(
      /type=direct-host&force=true".* \| sh$/,
    );
    expect(dialog.queryByLabelText(/^Stopped containers/)).toBeNull();
  });
});

describe('the commands of a token that is there already', () => {
  it('have a place for the secret', async () => {
    fakeServer();
    renderPage('/settings/integrations');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Commands of Proxmox Frankfurt' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByLabelText('One-line installation')).toHaveTextContent(
      /type=proxmox-lxc" .*X-Auto-Enrollment-Secret: SECRET"/,
    );
  });

  it('say how the widget is encoded by hand', async () => {
    fakeServer();
    renderPage('/settings/integrations?tab=gethomepage');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Commands of Homepage widget' }),
    );
    expect(await screen.findByLabelText('Base64 Encoded Credentials')).toHaveTextContent(
      /^echo -n "patchmon_ae_\w+:SECRET" \| base64 -w 0$/,
    );
  });
});
