import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { useKeys } from './useKeys';

const run = vi.fn();

function Page({ dialog = false }: { dialog?: boolean }) {
  useKeys({ '[': run });
  return (
    <>
      <input aria-label="name" />
      {dialog && <div role="dialog">open</div>}
    </>
  );
}

beforeEach(() => run.mockClear());

it('runs what a key stands for, and nothing for others', () => {
  render(<Page />);
  fireEvent.keyDown(document.body, { key: ']' });
  expect(run).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: '[' });
  expect(run).toHaveBeenCalledTimes(1);
});

it('knows a key that takes AltGr from a shortcut of the browser', () => {
  render(<Page />);
  fireEvent.keyDown(document.body, { key: '[', ctrlKey: true });
  fireEvent.keyDown(document.body, { key: '[', metaKey: true });
  expect(run).not.toHaveBeenCalled();
  const altGraph = { ctrlKey: true, altKey: true, modifierAltGraph: true };
  fireEvent.keyDown(document.body, { key: '[', ...altGraph });
  expect(run).toHaveBeenCalledTimes(1);
});

it('leaves letters to those who type, and all keys to an open dialog', () => {
  const { rerender } = render(<Page />);
  fireEvent.keyDown(screen.getByLabelText('name'), { key: '[' });
  rerender(<Page dialog />);
  fireEvent.keyDown(document.body, { key: '[' });
  expect(run).not.toHaveBeenCalled();
});
