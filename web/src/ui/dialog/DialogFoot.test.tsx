import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/api/errors';
import { render } from '@/testing/render';
import { DialogFoot } from './DialogFoot';

const foot = (props: Partial<Parameters<typeof DialogFoot>[0]>) =>
  render(
    <DialogFoot
      action="Save name"
      busy={false}
      error={null}
      onCancel={() => undefined}
      {...props}
    />,
  );

it('says why nothing was changed', () => {
  foot({ error: new ApiError(409, { error: 'Taken' }, new Headers()) });
  expect(screen.getByRole('alert')).toHaveTextContent('Nothing was changed: Taken');
});

it('is quiet while nothing has failed, and cancels', async () => {
  const onCancel = vi.fn();
  foot({ onCancel });
  expect(screen.queryByRole('alert')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(onCancel).toHaveBeenCalledTimes(1);
});

it('takes no second attempt while the first is on its way', () => {
  foot({ busy: true });
  expect(screen.getByRole('button', { name: 'Save name' })).toBeDisabled();
});
