import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { keys } from '@/lib/api/keys';
import { facets, host } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const names = () =>
  within(screen.getByRole('table'))
    .getAllByRole('link')
    .map((link) => link.textContent);

it('lets no row jump while somebody reads, and says how many wait', async () => {
  const alpha = host({ id: 'a', friendly_name: 'alpha' });
  const beta = host({ id: 'b', friendly_name: 'beta' });
  const report = { ...beta, updates: { ...beta.updates, total: 77 } };
  let items = [alpha, beta];
  fakeServer({
    'GET /hosts': () => ({
      status: 200,
      body: { items, total: 2, limit: 50, offset: 0, facets: facets(items) },
    }),
  });
  const { router } = renderPage('/hosts');
  const row = (await screen.findByRole('link', { name: 'alpha' })).closest('tr') as HTMLElement;
  fireEvent.pointerOver(row, { pointerType: 'mouse' });
  items = [report, alpha];
  await router.options.context.queryClient.invalidateQueries({ queryKey: keys.hosts() });
  expect(await screen.findByText('1 host changed.')).toBeVisible();
  expect(names()).toEqual(['alpha', 'beta']);
  expect(screen.getByText('77')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Show' }));
  await waitFor(() => expect(names()).toEqual(['beta', 'alpha']));
  expect(screen.queryByText('1 host changed.')).toBeNull();
});
