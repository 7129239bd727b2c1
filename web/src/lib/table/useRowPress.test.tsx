import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { useSelection } from './selection';
import { useRowPress } from './useRowPress';

const followed = vi.fn();

function Row({ id, selection }: { id: string; selection?: ReturnType<typeof useSelection> }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a stand-in for a row.
    // biome-ignore lint/a11y/useKeyWithClickEvents: a stand-in for a row.
    <div onClick={followed} {...useRowPress(id, selection)}>
      {id}
    </div>
  );
}

function List({ fixed = false }: { fixed?: boolean }) {
  const selection = useSelection(['a', 'b']);
  const given = fixed ? undefined : selection;
  return (
    <>
      <Row id="a" selection={given} />
      <Row id="b" selection={given} />
      <output>{[...selection.ids].join(' ') || 'none'} picked</output>
    </>
  );
}

const picked = () => screen.getByRole('status').textContent;

function touch(id: string, milliseconds: number) {
  const row = screen.getByText(id);
  fireEvent.touchStart(row, { touches: [{ clientX: 5, clientY: 5 }] });
  act(() => void vi.advanceTimersByTime(milliseconds));
  fireEvent.touchEnd(row);
  fireEvent.click(row);
}

beforeEach(() => {
  vi.useFakeTimers();
  followed.mockClear();
});

it('picks by a long press, further rows by a touch, and follows no row meanwhile', () => {
  render(<List />);
  touch('a', 600);
  expect(picked()).toBe('a picked');
  touch('b', 50);
  expect(picked()).toBe('a b picked');
  touch('a', 50);
  touch('b', 50);
  expect(picked()).toBe('none picked');
  expect(followed).not.toHaveBeenCalled();
  touch('b', 50);
  expect(followed).toHaveBeenCalledTimes(1);
});

it('is no long press when the finger scrolls', () => {
  render(<List />);
  const row = screen.getByText('a');
  fireEvent.touchStart(row, { touches: [{ clientX: 5, clientY: 5 }] });
  fireEvent.touchMove(row, { touches: [{ clientX: 5, clientY: 60 }] });
  act(() => void vi.advanceTimersByTime(600));
  expect(picked()).toBe('none picked');
});

it('does nothing for people who may not pick', () => {
  render(<List fixed />);
  touch('a', 600);
  expect(picked()).toBe('none picked');
  expect(followed).toHaveBeenCalledTimes(1);
});
