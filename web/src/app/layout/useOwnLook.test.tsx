import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { user } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(() => {
  stillWorld();
  localStorage.clear();
});

it.each([
  ['Light', 'light', 'light'],
  ['System', 'system', 'light'],
])('from dark to %s', async (name, theme, shown) => {
  let now = 'dark';
  const { questions } = fakeServer({
    'GET /auth/profile': () => ({ status: 200, body: { user: user({ theme: now }) } }),
    'PUT /auth/profile': ({ body }) => {
      now = (body as { theme: string }).theme;
      return { status: 200, body: { user: user({ theme: now }) } };
    },
  });
  renderPage('/hosts');
  const html = document.documentElement;
  await waitFor(() => expect(html.getAttribute('data-mantine-color-scheme')).toBe('dark'));
  await userEvent.click(await screen.findByRole('button', { name: /Account and appearance/ }));
  await userEvent.click(await screen.findByRole('menuitemradio', { name, hidden: true }));
  await waitFor(() => expect(questions.some((q) => q.method === 'PUT')).toBe(true));
  expect(now).toBe(theme);
  await new Promise((r) => setTimeout(r, 300));
  expect(html.getAttribute('data-mantine-color-scheme')).toBe(shown);
});
