import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

it('makes a group with one of the six colours', async () => {
  const { questions } = fakeServer();
  renderPage('/settings/host-groups');
  await userEvent.click(await screen.findByRole('button', { name: 'Add group' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByLabelText('Name'), 'Edge');
  await userEvent.click(dialog.getByRole('radio', { name: 'Colour 3' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Group Edge saved.')).toBeVisible();
  const asked = questions.find((each) => each.method === 'POST');
  expect(asked?.body).toEqual({ name: 'Edge', description: '', color: '#6a5acd' });
});

it('says at the field that a name is taken', async () => {
  const taken = { status: 409, body: { error: 'Taken', code: 'group_name_taken' } };
  fakeServer({ 'PUT /host-groups/g1': taken });
  renderPage('/settings/host-groups');
  await userEvent.click(await screen.findByRole('button', { name: 'Edit Production' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByLabelText('Name')).toHaveValue('Production');
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText('There is a group of this name already.')).toBeVisible();
});

it('deletes a group once its name is typed', async () => {
  const { questions } = fakeServer({ 'DELETE /host-groups/g1': { status: 204 } });
  renderPage('/settings/host-groups');
  await userEvent.click(await screen.findByRole('button', { name: 'Delete Production' }));
  expect(await screen.findByText(/3 hosts leave the group/)).toBeVisible();
  await userEvent.type(screen.getByRole('textbox'), 'Production{Enter}');
  expect(await screen.findByText('Group Production deleted.')).toBeVisible();
  expect(questions.some((each) => each.method === 'DELETE')).toBe(true);
});

it('puts hosts in and takes others out in one go', async () => {
  const done = { status: 200, body: { updated: 1 } };
  const { questions } = fakeServer({ 'PUT /hosts/bulk/groups': done });
  renderPage('/settings/host-groups');
  await userEvent.click(await screen.findByRole('button', { name: 'Hosts of Production' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Hosts of Production' }));
  const change = dialog.getByRole('button', { name: 'Change 0 hosts' });
  expect(change).toBeDisabled();
  const boxes = await dialog.findAllByRole<HTMLInputElement>('checkbox');
  const member = boxes.find((box) => box.checked) as HTMLInputElement;
  const other = boxes.find((box) => !box.checked) as HTMLInputElement;
  await userEvent.click(member);
  await userEvent.click(other);
  await userEvent.click(dialog.getByRole('button', { name: 'Change 2 hosts' }));
  expect(await screen.findByText('2 hosts changed.')).toBeVisible();
  const asked = questions.filter(({ method }) => method === 'PUT').map(({ body }) => body);
  expect(asked).toMatchObject([
    { groupIds: ['g1'], mode: 'add' },
    { groupIds: ['g1'], mode: 'remove' },
  ]);
});
