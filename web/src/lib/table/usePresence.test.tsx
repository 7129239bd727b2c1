import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { usePresence } from './usePresence';

function Place({ empty = false }: { empty?: boolean }) {
  const { present, watch } = usePresence();
  return (
    <>
      <div {...watch} data-testid="place">
        {!empty && <button type="button">inside</button>}
      </div>
      <button type="button">outside</button>
      <output>{present ? 'somebody' : 'nobody'}</output>
    </>
  );
}

const who = () => screen.getByRole('status').textContent;

it('follows the pointer', () => {
  render(<Place />);
  expect(who()).toBe('nobody');
  fireEvent.pointerEnter(screen.getByTestId('place'), { pointerType: 'mouse' });
  expect(who()).toBe('somebody');
  fireEvent.pointerLeave(screen.getByTestId('place'));
  expect(who()).toBe('nobody');
});

it('follows the focus', () => {
  render(<Place />);
  act(() => screen.getByText('inside').focus());
  expect(who()).toBe('somebody');
  act(() => screen.getByText('outside').focus());
  expect(who()).toBe('nobody');
});

it('notices that what had the focus is gone', () => {
  const { rerender } = render(<Place />);
  act(() => screen.getByText('inside').focus());
  expect(who()).toBe('somebody');
  rerender(<Place empty />);
  expect(who()).toBe('nobody');
});

it('takes it for granted where nothing hovers', () => {
  const ask = window.matchMedia;
  vi.spyOn(window, 'matchMedia').mockImplementation((query) => ({
    ...ask(query),
    matches: query.includes('hover: none'),
  }));
  render(<Place />);
  expect(who()).toBe('somebody');
});
