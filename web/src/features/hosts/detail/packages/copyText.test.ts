import { expect, it } from 'vitest';
import { packagesAsText } from './copyText';

it('writes a package a line, with the version on offer where there is one', () => {
  const text = packagesAsText([
    { name: 'openssl', installed: '3.0.13', candidate: '3.0.15' },
    { name: 'jq', installed: '1.7', candidate: null },
  ]);
  expect(text).toBe('openssl 3.0.13 -> 3.0.15\njq 1.7');
});
