import { describe, expect, it } from 'vitest';
import { isForeign, namesakes } from './architecture';

describe('isForeign', () => {
  it.each([
    ['i386', 'x86_64', true],
    ['amd64', 'x86_64', false],
    ['x86_64', 'x86_64', false],
    ['arm64', 'aarch64', false],
    ['armhf', 'aarch64', true],
    ['armhf', 'armv7l', false],
    ['all', 'x86_64', false],
    ['noarch', 'aarch64', false],
    ['riscv64', 'riscv64', false],
    [null, 'x86_64', false],
    ['i386', null, false],
  ])('%s on %s: %s', (architecture, machine, foreign) => {
    expect(isForeign(architecture, machine)).toBe(foreign);
  });
});

it('finds names that stand twice', () => {
  expect([...namesakes(['libc6', 'bash', 'libc6', 'libc6'])]).toEqual(['libc6']);
  expect(namesakes(['a', 'b']).size).toBe(0);
});
