import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { awaitingHost, hostDetail } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const enrollment = {
  token_name: 'Proxmox Frankfurt',
  enrolled_at: '2026-11-20T02:00:07.000Z',
  metadata: { vmid: '101', proxmox_node: 'px01', rack: { row: 4 } },
};

function show(address: string, host: ReturnType<typeof hostDetail>) {
  fakeServer({ [`GET /hosts/${host.id}`]: { status: 200, body: host } });
  renderPage(address);
}

it('tells which token enrolled the host and what was known of it then', async () => {
  show('/hosts/h1?tab=system', hostDetail({ enrollment }));
  const panel = within(await screen.findByRole('region', { name: 'Enrolment' }));
  expect(panel.getByText('Proxmox Frankfurt')).toBeVisible();
  const labels = panel.getAllByRole('term').map((term) => term.textContent);
  expect(labels).toEqual(['Token', 'Enrolled', 'Proxmox node', 'Container', 'rack']);
  expect(panel.getByText('{"row":4}')).toBeVisible();
});

it('is shown before the first report, and not where a person added the host', async () => {
  show('/hosts/h-new', hostDetail({ ...awaitingHost(), enrollment }));
  expect(await screen.findByRole('region', { name: 'Enrolment' })).toBeVisible();
  show('/hosts/h1?tab=system', hostDetail());
  expect(await screen.findByRole('region', { name: 'Machine' })).toBeVisible();
  expect(screen.getAllByRole('region', { name: 'Enrolment' })).toHaveLength(1);
});
