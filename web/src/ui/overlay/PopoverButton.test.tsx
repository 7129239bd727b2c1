import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { render } from '@/testing/render';
import { PopoverButton } from './PopoverButton';

function Page() {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <PopoverButton
        label="Choices"
        opened={opened}
        onChange={setOpened}
        button={(button) => (
          <button type="button" {...button}>
            open
          </button>
        )}
      >
        <input aria-label="inside" />
      </PopoverButton>
      <button type="button">elsewhere</button>
    </>
  );
}

const panel = () => screen.queryByRole('dialog', { name: 'Choices', hidden: true });

it('opens with the focus inside, and gives it back on Escape', async () => {
  render(<Page />);
  const button = screen.getByText('open');
  await userEvent.click(button);
  await waitFor(() => expect(screen.getByLabelText('inside')).toHaveFocus());
  expect(button).toHaveAttribute('aria-expanded', 'true');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(panel()).toBeNull());
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute('aria-expanded', 'false');
});

it('closes by its own button', async () => {
  render(<Page />);
  await userEvent.click(screen.getByText('open'));
  await waitFor(() => expect(panel()).not.toBeNull());
  await userEvent.click(screen.getByText('open'));
  await waitFor(() => expect(panel()).toBeNull());
});

it('closes by a press elsewhere, which keeps the focus', async () => {
  render(<Page />);
  await userEvent.click(screen.getByText('open'));
  await waitFor(() => expect(panel()).not.toBeNull());
  await userEvent.click(screen.getByText('elsewhere'));
  await waitFor(() => expect(panel()).toBeNull());
  expect(screen.getByText('elsewhere')).toHaveFocus();
});
