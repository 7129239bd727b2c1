import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../..');
const STYLES = join(SRC, '../node_modules/@mantine/core/styles');

/** Parts that other components are made of, or that stand for no component. */
const PARTS = [
  'baseline',
  'default-css-variables',
  'global',
  'ScrollArea',
  'UnstyledButton',
  'VisuallyHidden',
  'Paper',
  'Popover',
  'CloseButton',
  'Group',
  'Loader',
  'Overlay',
  'ModalBase',
  'Input',
  'InlineInput',
  'Flex',
  'Affix',
  'ActionIcon',
  'FloatingIndicator',
  'Notification',
];

const listed = [
  ...readFileSync(join(import.meta.dirname, 'styles.ts'), 'utf8').matchAll(
    /core\/styles\/([\w-]+)\.css/g,
  ),
].map((match) => match[1] ?? '');

/** Components of Mantine that some file imports and that have a style of their own. */
const used = new Set(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx$/.test(path) && !/\.test\./.test(path))
    .flatMap((path) => {
      const text = readFileSync(join(SRC, path), 'utf8');
      return [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)];
    })
    .flatMap((match) => (match[1] ?? '').split(','))
    .map((name) => name.replace('type ', '').trim().split(' ')[0] ?? '')
    .filter((name) => name !== '' && existsSync(join(STYLES, `${name}.css`))),
);

describe('styles of Mantine', () => {
  it('are there for every component in use', () => {
    expect([...used].filter((name) => !listed.includes(name))).toEqual([]);
  });

  it('are not sent for components that are not', () => {
    expect(listed.filter((name) => !used.has(name) && !PARTS.includes(name))).toEqual([]);
  });
});
