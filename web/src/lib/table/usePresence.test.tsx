import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { usePresence } from './usePresence';

function Place({ source = 'a' }: { source?: string }) {
  const { present, watch } = usePresence(source);
  return (
    <>
      <div {...watch} data-testid="place">
        {source === 'a' && <button type="button">inside</button>}
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
  const inside = screen.getByText('inside');
  fireEvent.focus(inside);
  expect(who()).toBe('somebody');
  fireEvent.blur(inside, { relatedTarget: inside });
  expect(who()).toBe('somebody');
  fireEvent.blur(inside, { relatedTarget: screen.getByText('outside') });
  expect(who()).toBe('nobody');
});

it('notices that what had the focus is gone', () => {
  const { rerender } = render(<Place />);
  screen.getByText('inside').focus();
  expect(who()).toBe('nobody');
  fireEvent.focus(screen.getByText('inside'));
  expect(who()).toBe('somebody');
  rerender(<Place source="b" />);
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
