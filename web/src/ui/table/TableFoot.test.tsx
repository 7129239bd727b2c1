import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { render } from '@/testing/render';
import { TableFoot } from './TableFoot';

const foot = (props: Partial<Parameters<typeof TableFoot>[0]>) =>
  render(<TableFoot page={1} size={50} total={120} onPage={() => undefined} {...props} />);

it('says which rows these are, and of how many', () => {
  foot({ page: 3, all: 1500, order: 'By name' });
  expect(screen.getByText('101–120 of 120, filtered from 1,500')).toBeVisible();
  expect(screen.getByText('By name')).toBeVisible();
});

it('speaks of filters only where they leave something out', () => {
  foot({ total: 0, all: 0 });
  expect(screen.getByText('0–0 of 0')).toBeVisible();
  expect(screen.queryByRole('navigation')).toBeNull();
});

it('turns pages, but not beyond the ends', async () => {
  const onPage = vi.fn();
  const { unmount } = foot({ page: 1, onPage });
  expect(screen.getByRole('button', { name: 'Previous page' })).toBeDisabled();
  await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
  expect(onPage).toHaveBeenLastCalledWith(2);
  unmount();
  foot({ page: 3, onPage });
  expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled();
  await userEvent.click(screen.getByRole('button', { name: 'Previous page' }));
  expect(onPage).toHaveBeenLastCalledWith(2);
});
