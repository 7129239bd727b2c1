import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { user } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const rowOf = async (name: string) =>
  within(await screen.findByRole('row', { name: RegExp(name) }));

describe('integrations', () => {
  it('tells what each token is for and whether it works', async () => {
    fakeServer();
    renderPage('/settings/integrations');
    const api = await rowOf('Ansible inventory');
    expect(api.getByText('host:get, host:patch')).toBeVisible();
    expect(api.getByText('10.30.0.0/16')).toBeVisible();
    expect(api.getByText('by mara')).toBeVisible();
    const proxmox = await rowOf('Proxmox Frankfurt');
    expect(proxmox.getByText('Limit reached')).toBeVisible();
    expect(proxmox.getByText('20 / 20 today')).toBeVisible();
    expect(proxmox.getByText('in 9 days')).toBeVisible();
    expect((await rowOf('Checkmk')).getByText('not for 43 days')).toBeVisible();
    expect((await rowOf('Old Jenkins')).getByText('Expired')).toBeVisible();
    expect(screen.queryByText('Homepage widget')).toBeNull();
  });

  it('keeps the keys of GetHomepage on a tab of their own', async () => {
    fakeServer();
    renderPage('/settings/integrations');
    await userEvent.click(await screen.findByRole('link', { name: 'GetHomepage' }));
    expect(await screen.findByText('Homepage widget')).toBeVisible();
    expect(screen.queryByText('Ansible inventory')).toBeNull();
  });

  it('switches off and on', async () => {
    const { questions } = fakeServer();
    renderPage('/settings/integrations');
    await userEvent.click(await screen.findByRole('button', { name: 'Disable Ansible inventory' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Enable Checkmk export' }));
    const changes = questions.filter(({ method }) => method === 'PATCH');
    expect(changes.map(({ path, body }) => [path, body])).toEqual([
      ['/auto-enrollment/tokens/t1', { is_active: false }],
      ['/auto-enrollment/tokens/t3', { is_active: true }],
    ]);
  });

  it('deletes once the name is typed', async () => {
    const { questions } = fakeServer();
    renderPage('/settings/integrations');
    await userEvent.click(await screen.findByRole('button', { name: 'Delete Old Jenkins' }));
    const field = await screen.findByRole('textbox', { name: /Type Old Jenkins/ });
    await userEvent.type(field, 'Old{Enter}');
    expect(questions.some(({ method }) => method === 'DELETE')).toBe(false);
    await userEvent.type(field, ' Jenkins{Enter}');
    expect(await screen.findByText('Token Old Jenkins deleted.')).toBeVisible();
    const asked = questions.find(({ method }) => method === 'DELETE');
    expect(asked?.path).toBe('/auto-enrollment/tokens/t4');
  });

  it('says what there is none of', async () => {
    fakeServer({ 'GET /auto-enrollment/tokens': { status: 200, body: [] } });
    renderPage('/settings/integrations');
    expect(await screen.findByText(/^No tokens yet/)).toBeVisible();
  });

  it('says which permission is missing', async () => {
    fakeServer({ 'GET /auth/profile': { status: 200, body: { user: user({ permissions: [] }) } } });
    renderPage('/settings/integrations');
    expect(await screen.findByText(/needs the permission “Manage settings”/)).toBeVisible();
  });
});
