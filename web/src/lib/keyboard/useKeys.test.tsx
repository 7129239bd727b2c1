import { act, fireEvent, render, renderHook, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { useKeysChoice } from './choice';
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

beforeEach(() => {
  run.mockReset();
  localStorage.clear();
});

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

it('leaves a key to the browser when told so', () => {
  render(<Page />);
  run.mockReturnValue(false);
  expect(fireEvent.keyDown(document.body, { key: '[' })).toBe(true);
  run.mockReturnValue(undefined);
  expect(fireEvent.keyDown(document.body, { key: '[' })).toBe(false);
});

it('is silent once single keys are switched off', () => {
  const { result } = renderHook(() => useKeysChoice());
  render(<Page />);
  act(() => result.current.set(false));
  fireEvent.keyDown(document.body, { key: '[' });
  expect(run).not.toHaveBeenCalled();
  act(() => result.current.set(true));
  fireEvent.keyDown(document.body, { key: '[' });
  expect(run).toHaveBeenCalledTimes(1);
});
