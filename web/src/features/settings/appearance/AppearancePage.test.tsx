import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { LOOK } from '@/testing/fake/settingsDoors';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const withLight = { ...LOOK, has_logo: { ...LOOK.has_logo, light: true } };

describe('the accent colour', () => {
  it('is told in words whether it can be read', async () => {
    const { questions } = fakeServer();
    renderPage('/settings/appearance');
    const field = await screen.findByLabelText('Accent colour');
    await userEvent.type(field, '#ffe600');
    expect(screen.getByText(/^White words on it reach a contrast of 1\.3/)).toBeVisible();
    await userEvent.clear(field);
    await userEvent.type(field, '#0a6b4d');
    expect(screen.getByText(/can be read on it/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Settings saved.')).toBeVisible();
    expect(questions.find(({ method }) => method === 'PUT')?.body).toEqual({
      accent_color: '#0a6b4d',
    });
  });

  it('colours the page of everybody', async () => {
    const body = { ...LOOK, accent_color: '#0a6b4d' };
    fakeServer({ 'GET /settings/public': { status: 200, body } });
    renderPage('/settings/appearance');
    await screen.findByLabelText('Accent colour');
    const styles = [...document.querySelectorAll('style')].map((each) => each.textContent).join();
    expect(styles).toContain('--pm-accent: #0a6b4d');
  });
});

describe('the logos', () => {
  it('are uploaded as they are', async () => {
    const { questions } = fakeServer({ 'POST /settings/logos/light': { status: 204 } });
    renderPage('/settings/appearance');
    const panel = within(await screen.findByRole('region', { name: 'Logo in light colours' }));
    const file = new File(['x'], 'logo.png', { type: 'image/png' });
    await userEvent.upload(
      panel.getByLabelText('Logo in light colours', { selector: 'input' }),
      file,
    );
    expect(await screen.findByText('Logo in light colours uploaded.')).toBeVisible();
    expect(questions.find(({ method }) => method === 'POST')?.body).toEqual({
      file_name: 'logo.png',
      file_content: 'data:image/png;base64,eA==',
    });
  });

  it('are refused when they are too large', async () => {
    const { questions } = fakeServer();
    renderPage('/settings/appearance');
    const input = await screen.findByLabelText('Picture of the browser tab', { selector: 'input' });
    const file = new File([new Uint8Array(1_000_001)], 'icon.png', { type: 'image/png' });
    await userEvent.upload(input, file);
    expect(screen.getByText(/it has 1 MB, and 1 MB is the most/)).toBeVisible();
    expect(questions.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('stand in the navigation and go after a question', async () => {
    const { questions } = fakeServer({
      'GET /settings/public': { status: 200, body: withLight },
      'DELETE /settings/logos/light': { status: 204 },
    });
    renderPage('/settings/appearance');
    const shown = await screen.findByRole('img', { name: 'PatchMon' });
    expect(shown.getAttribute('src')).toContain('/api/v1/settings/logos/light?v=');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Remove Logo in light colours' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(questions.some(({ method }) => method === 'DELETE')).toBe(true);
  });
});
