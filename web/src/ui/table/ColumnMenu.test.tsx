import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { render } from '@/testing/render';
import ColumnMenu from './ColumnMenu';

const COLUMNS = ['system', 'groups', 'updates'].map((id) => ({ id, title: id.toUpperCase() }));
const CHOICE = { order: ['system', 'groups', 'updates'], hidden: ['groups'] };

function show() {
  const onChange = vi.fn();
  render(<ColumnMenu columns={COLUMNS} choice={CHOICE} onChange={onChange} />);
  return onChange;
}

const line = (title: string) => screen.getByRole('checkbox', { name: title }).closest('li');

it('ticks what is shown, and hides or shows by a touch', async () => {
  const onChange = show();
  expect(screen.getByRole('checkbox', { name: 'SYSTEM' })).toBeChecked();
  expect(screen.getByRole('checkbox', { name: 'GROUPS' })).not.toBeChecked();
  await userEvent.click(screen.getByRole('checkbox', { name: 'GROUPS' }));
  expect(onChange).toHaveBeenLastCalledWith({ order: CHOICE.order, hidden: [] });
  await userEvent.click(screen.getByRole('checkbox', { name: 'SYSTEM' }));
  expect(onChange).toHaveBeenLastCalledWith({ order: CHOICE.order, hidden: ['groups', 'system'] });
});

it('moves a column to where it is dragged, and only while it is', () => {
  const onChange = show();
  const [system, updates] = [line('SYSTEM') as HTMLElement, line('UPDATES') as HTMLElement];
  fireEvent.dragOver(updates);
  expect(onChange).not.toHaveBeenCalled();
  fireEvent.dragStart(system);
  fireEvent.dragOver(system);
  expect(onChange).not.toHaveBeenCalled();
  fireEvent.dragOver(updates);
  const order = ['groups', 'updates', 'system'];
  expect(onChange).toHaveBeenLastCalledWith({ order, hidden: ['groups'] });
  fireEvent.dragEnd(system);
  fireEvent.dragOver(line('GROUPS') as HTMLElement);
  expect(onChange).toHaveBeenCalledTimes(1);
});

it('moves by the arrow keys and leaves other keys alone', () => {
  const onChange = show();
  const grip = screen.getByRole('button', { name: /^Move UPDATES/ });
  fireEvent.keyDown(grip, { key: 'Enter' });
  expect(onChange).not.toHaveBeenCalled();
  fireEvent.keyDown(grip, { key: 'ArrowUp' });
  const order = ['system', 'updates', 'groups'];
  expect(onChange).toHaveBeenLastCalledWith({ order, hidden: ['groups'] });
});

it('goes back to the default', async () => {
  const onChange = show();
  await userEvent.click(screen.getByRole('button', { name: 'Default columns' }));
  expect(onChange).toHaveBeenLastCalledWith(undefined);
});
