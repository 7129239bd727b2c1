import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { minutesAgo, user } from '@/testing/builders';
import { SINGLE_SIGN_ON } from '@/testing/fake/settingsDoors';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

type Patch = Partial<Omit<typeof SINGLE_SIGN_ON, 'status'>> & {
  status?: Partial<(typeof SINGLE_SIGN_ON)['status']>;
};

function open({ status, ...patch }: Patch = {}) {
  const body = { ...SINGLE_SIGN_ON, ...patch, status: { ...SINGLE_SIGN_ON.status, ...status } };
  const server = fakeServer({ 'GET /auth/oidc/settings': { status: 200, body } });
  renderPage('/settings/single-sign-on');
  return server;
}

const panel = async (name: string) => within(await screen.findByRole('region', { name }));

describe('single sign-on', () => {
  it('says that the provider is there, and what it must be told', async () => {
    open();
    const provider = await panel('Identity provider');
    expect(provider.getByText(/Active/)).toBeVisible();
    expect(
      provider.getByText('Issuer: https://auth.example.org/application/o/patchmon/'),
    ).toBeVisible();
    expect(provider.getByLabelText('Redirect URI')).toHaveTextContent(SINGLE_SIGN_ON.callback_url);
    expect(provider.getByRole('button', { name: 'Copy: Redirect URI' })).toBeVisible();
  });

  it('shows the redirect URI that is set where it is another one', async () => {
    const set = 'https://elsewhere.example.org/api/v1/auth/oidc/callback';
    const [first] = SINGLE_SIGN_ON.variables;
    if (!first) throw new Error('a variable is needed');
    open({ variables: [{ ...first, name: 'OIDC_REDIRECT_URI', value: set, secret: false }] });
    const provider = await panel('Identity provider');
    expect(provider.getByLabelText('Redirect URI')).toHaveTextContent(set);
  });

  it.each([
    ['disabled', {}, /Switched offOIDC_ENABLED is not true/],
    ['incomplete', { missing: ['OIDC_ISSUER_URL'] }, /variables are missing: OIDC_ISSUER_URL\./],
    ['discovering', {}, /is being asked what it can do/],
    ['failed', { error: 'connection refused' }, /Failedconnection refused/],
  ])('says so when it is %s', async (state, status, words) => {
    open({ status: { state, since: null, ...status } });
    const region = await screen.findByRole('region', { name: 'Identity provider' });
    expect(region).toHaveTextContent(words);
  });

  it('goes each step and tells what it found', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Test the provider' }));
    expect(await screen.findByText('A step fails. Those after it were not tried.')).toBeVisible();
    const [discovery, token] = within(screen.getByRole('region', { name: 'Test' })).getAllByRole(
      'listitem',
    );
    expect(discovery).toHaveTextContent('DoneDiscoveryThe provider answers and describes itself');
    expect(token).toHaveTextContent('FailedTokenthe provider refused with invalid_client');
  });

  it('offers no test of what is switched off', async () => {
    open({ status: { state: 'disabled' } });
    await panel('Identity provider');
    expect(screen.queryByRole('button', { name: 'Test the provider' })).toBeNull();
  });

  it('tells the way in for the case of need', async () => {
    open({ local_auth: { disabled: true, break_glass_until: null } });
    const local = await panel('User name and password');
    expect(local.getByText(/Only single sign-on is taken/)).toBeVisible();
    expect(local.getByLabelText('Command for the emergency')).toHaveTextContent(
      'patchmon-server admin enable-local-login --for 1h',
    );
  });

  it('tells until when that way is open', async () => {
    open({ local_auth: { disabled: false, break_glass_until: minutesAgo(-30) } });
    const local = await panel('User name and password');
    expect(local.getByText(/^Taken until .*whatever OIDC_DISABLE_LOCAL_AUTH says/)).toBeVisible();
  });

  it('says which groups give which role, and how the last sign-ins went', async () => {
    open();
    const roles = await panel('Roles by group');
    expect(roles.getByText('PatchMon Admins and PatchMon SuperAdmins')).toBeVisible();
    expect(roles.getByText('everybody else')).toBeVisible();
    const attempts = await panel('Last sign-ins');
    const [john, stranger] = await attempts.findAllByRole('listitem');
    expect(john).toHaveTextContent(
      'Groups: PatchMon Admins · Role Admin: member of “PatchMon Admins”',
    );
    expect(stranger).toHaveTextContent('Refused');
    expect(stranger).toHaveTextContent('john.doe@example.org Nobody here has this address');
    expect(stranger).toHaveTextContent('the provider told no groups');
  });

  it('shows each variable with its source', async () => {
    open();
    const list = await screen.findByRole('list', { name: 'Configuration' });
    expect(list).toHaveTextContent('OIDC_CLIENT_SECRETEnvironment••••••••');
  });

  it('is for who manages settings', async () => {
    const body = { user: user({ permissions: ['view_hosts'] }) };
    const { questions } = fakeServer({ 'GET /auth/profile': { status: 200, body } });
    renderPage('/settings/single-sign-on');
    expect(await screen.findByText(/needs the permission “Manage settings”/)).toBeVisible();
    expect(questions.filter(({ path }) => path.startsWith('/auth/oidc/settings'))).toEqual([]);
  });
});
