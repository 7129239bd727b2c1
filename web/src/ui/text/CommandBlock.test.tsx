import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { render } from '@/testing/render';
import { CommandBlock } from './CommandBlock';

const writeText = vi.fn(() => Promise.resolve());

beforeEach(() => {
  writeText.mockClear();
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
});

it('copies the whole command where it shows a shortened one', async () => {
  render(<CommandBlock value="set-api 9b1e77d0a3c4" shown="set-api 9b1e…" label="the command" />);
  expect(screen.getByLabelText('the command')).toHaveTextContent('set-api 9b1e…');
  const button = screen.getByRole('button', { name: 'Copy: the command' });
  button.click();
  expect(await screen.findByRole('button', { name: 'Copied: the command' })).toBeVisible();
  expect(writeText).toHaveBeenCalledWith('set-api 9b1e77d0a3c4');
});

it('can be read by the keyboard alone, where it is wider than its place', async () => {
  render(<CommandBlock value="a very long command" label="the command" action="Copy Config" />);
  await userEvent.tab();
  expect(screen.getByLabelText('the command')).toHaveFocus();
  expect(screen.getByRole('button', { name: 'Copy Config: the command' })).toBeVisible();
});
