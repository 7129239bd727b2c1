import { expect, it } from 'vitest';
import { fileName, restartItems } from './restart';

const process = (pid: number, unit: string | null, ...files: string[]) => ({
  pid,
  unit,
  command: `command-${pid}`,
  files,
});

it('counts a service once, with all its processes and files', () => {
  const items = restartItems([
    process(1, 'nginx.service', '/lib/libc.so.6'),
    process(2, 'nginx.service', '/lib/libc.so.6', '/lib/libssl.so.3'),
  ]);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    unit: 'nginx.service',
    pids: [1, 2],
    files: ['/lib/libc.so.6', '/lib/libssl.so.3'],
  });
});

it('keeps processes without a service apart, after the services', () => {
  const items = restartItems([process(9, null), process(8, null), process(1, 'ssh.service')]);
  expect(items.map(({ unit, pids }) => unit ?? pids[0])).toEqual(['ssh.service', 8, 9]);
});

it('names a file without its folders', () => {
  expect(fileName('/usr/lib/x86_64-linux-gnu/libc.so.6')).toBe('libc.so.6');
  expect(fileName('libc.so.6')).toBe('libc.so.6');
});
