import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useSearchField } from './useSearchField';

function Field({ value, onSearch }: { value?: string; onSearch: (words?: string) => void }) {
  return <input aria-label="search" {...useSearchField(value, onSearch)} />;
}

it('searches once when typing pauses, and empties with Escape', () => {
  vi.useFakeTimers();
  const onSearch = vi.fn();
  render(<Field onSearch={onSearch} />);
  const field = screen.getByLabelText('search');
  for (const typed of ['s', 'ss', 'ssl ']) {
    fireEvent.change(field, { target: { value: typed } });
  }
  expect(onSearch).not.toHaveBeenCalled();
  act(() => void vi.advanceTimersByTime(300));
  expect(onSearch.mock.calls).toEqual([['ssl']]);
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(field).toHaveValue('');
  act(() => void vi.advanceTimersByTime(300));
  expect(onSearch).toHaveBeenLastCalledWith(undefined);
  vi.useRealTimers();
});

it('follows the address', () => {
  const view = render(<Field value="old" onSearch={() => undefined} />);
  view.rerender(<Field value="new" onSearch={() => undefined} />);
  expect(screen.getByLabelText('search')).toHaveValue('new');
});
