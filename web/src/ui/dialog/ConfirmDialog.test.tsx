import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { render } from '@/testing/render';
import { ConfirmDialog } from './ConfirmDialog';

it('destroys nothing until the word is typed', async () => {
  const confirm = vi.fn();
  render(
    <ConfirmDialog
      title="Delete 3 hosts"
      word="3"
      action="Delete 3 hosts"
      busy={false}
      onConfirm={confirm}
      onClose={() => undefined}
    >
      They are gone then.
    </ConfirmDialog>,
  );
  const button = await screen.findByRole('button', { name: 'Delete 3 hosts' });
  expect(button).toBeDisabled();
  await userEvent.type(screen.getByRole('textbox'), '2{Enter}');
  expect(confirm).not.toHaveBeenCalled();
  await userEvent.type(screen.getByRole('textbox'), '{Backspace}3{Enter}');
  expect(confirm).toHaveBeenCalledTimes(1);
});
