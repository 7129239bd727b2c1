import { expect, it } from 'vitest';
import { repositoryName } from './repositoryName';

it('puts what tells repositories apart before the mirror', () => {
  expect(repositoryName('http://deb.debian.org/debian bookworm-security/main')).toEqual({
    name: 'bookworm-security/main',
    mirror: 'deb.debian.org',
  });
});

it.each(['pgdg', 'My Repository', 'https://example.org/repo'])('leaves %s whole', (text) => {
  expect(repositoryName(text)).toEqual({ name: text, mirror: null });
});
