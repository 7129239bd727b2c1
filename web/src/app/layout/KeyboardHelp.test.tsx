import { screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { render } from '@/testing/render';
import { destinations, settingsDestination } from './destinations';
import KeyboardHelp from './KeyboardHelp';

it('lists a way to every destination by the letter that leads there', () => {
  render(<KeyboardHelp onClose={vi.fn()} />);
  for (const { key, name } of [...destinations, settingsDestination]) {
    const row = within(screen.getByRole('table', { hidden: true }))
      .getAllByRole('row', { hidden: true })
      .find((each) => each.lastElementChild?.textContent === name);
    expect(row, name).toHaveTextContent(`g${key}`);
  }
});

it('names every key once per meaning', () => {
  render(<KeyboardHelp onClose={vi.fn()} />);
  const said = screen
    .getAllByRole('row', { hidden: true })
    .map((row) => row.lastElementChild?.textContent);
  expect(new Set(said).size).toBe(said.length);
  expect(said.every((words) => words && !words.includes('keys.'))).toBe(true);
});
