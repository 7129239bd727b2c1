import { expect, it } from 'vitest';
import { paragraphs, synopsis } from './description';

const APT = `commandline package manager
This package provides commandline tools for searching and
managing packages.
.
These include:
* apt-get for retrieval of packages and information
from authenticated sources
* apt-cache for querying`;

it('takes the first line for the synopsis', () => {
  expect(synopsis(APT)).toBe('commandline package manager');
  expect(synopsis(null)).toBe('');
});

it('joins lines broken by hand and keeps paragraphs and list items apart', () => {
  expect(paragraphs(APT)).toEqual([
    'This package provides commandline tools for searching and managing packages.',
    'These include:',
    '* apt-get for retrieval of packages and information from authenticated sources',
    '* apt-cache for querying',
  ]);
});

it('has no paragraphs for a synopsis alone', () => {
  expect(paragraphs('a tool')).toEqual([]);
  expect(paragraphs(null)).toEqual([]);
});
