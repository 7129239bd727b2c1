import type { UseQueryResult } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/api/errors';
import { render } from '@/testing/render';
import { QueryTable } from './QueryTable';

interface Row {
  id: string;
}

type Answer = UseQueryResult<{ items: Row[] }>;

function show(query: Partial<Answer>, phone = false) {
  return render(
    <QueryTable
      label="Things"
      query={{ status: 'success', ...query } as Answer}
      columns={[{ id: 'name', title: 'Name', cell: (row: Row) => <b>{row.id}</b> }]}
      rowId={(row) => row.id}
      empty={<p>Nothing here</p>}
      phone={phone ? (row) => <i>{row.id}</i> : undefined}
    />,
  );
}

it('shows bars under the head while it loads', () => {
  show({ isPending: true, status: 'pending' });
  expect(screen.getByText('Loading')).toBeInTheDocument();
  expect(screen.getByRole('columnheader', { name: 'Name' })).toBeVisible();
  expect(screen.queryByText('Nothing here')).toBeNull();
});

it('shows a failure in its place and asks again', async () => {
  const refetch = vi.fn();
  const error = new ApiError(503, { error: 'no database' }, new Headers());
  show({ isError: true, status: 'error', error, refetch } as Partial<Answer>);
  expect(screen.getByRole('alert')).toHaveTextContent('no database');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(refetch).toHaveBeenCalledTimes(1);
});

it('keeps the rows it has when asking again fails', () => {
  show({ isError: true, status: 'error', data: { items: [{ id: 'alpha' }] } } as Partial<Answer>);
  expect(screen.getByText('alpha')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says that old rows are shown while new ones are on their way', () => {
  show({ data: { items: [{ id: 'alpha' }] }, isPlaceholderData: true } as Partial<Answer>);
  expect(screen.getByRole('table')).toHaveAttribute('aria-busy', 'true');
});

it('is a list on a phone, and says there too when there is nothing', () => {
  const { unmount } = show({ data: { items: [{ id: 'alpha' }, { id: 'beta' }] } }, true);
  expect(screen.getByRole('list', { name: 'Things' }).children).toHaveLength(2);
  expect(screen.queryByRole('table')).toBeNull();
  unmount();
  show({ data: { items: [] } }, true);
  expect(screen.getByText('Nothing here')).toBeVisible();
});
