import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '..');

/** All TypeScript files of the page, tests left out, relative to `src`. */
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => path.split(sep).join('/'));

/** Top folders a file may import from; a feature is a zone of its own. */
const ALLOWED: Record<string, string[]> = {
  app: ['app', 'features', 'ui', 'lib'],
  features: ['ui', 'lib'],
  ui: ['ui', 'lib'],
  lib: ['lib', 'locales'],
};

/** The zone of a path: its top folder, and for features also which one. */
function zone(path: string): string {
  const [top = '', noun = ''] = path.split('/');
  return top === 'features' ? `features/${noun}` : top;
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const found = [...text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return found
    .filter((target) => target.startsWith('@/') || target.startsWith('.'))
    .map((target) =>
      target.startsWith('@/')
        ? target.slice(2)
        : relative(SRC, join(SRC, dirname(file), target))
            .split(sep)
            .join('/'),
    );
}

describe('imports run app → features → ui, lib', () => {
  const judged = files.filter((file) => (file.split('/')[0] as string) in ALLOWED);

  it.each(judged)('%s', (file) => {
    const own = zone(file);
    const allowed = ALLOWED[own.split('/')[0] ?? ''] ?? [];
    const strange = importsOf(file).filter((target) => {
      const there = zone(target);
      return there !== own && !allowed.includes(there.split('/')[0] ?? '');
    });
    expect(strange).toEqual([]);
  });
});

describe('decisions that need no reviewer', () => {
  const read = (file: string) => readFileSync(join(SRC, file), 'utf8');

  it('keeps colours in the theme', () => {
    const styles = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.(css|tsx)$/.test(path),
    );
    const literal = /#[0-9a-f]{6}\b|#[0-9a-f]{3}\b|\brgba?\(/i;
    const strange = styles.filter((path) => !/\.test\./.test(path) && literal.test(read(path)));
    expect(strange).toEqual([]);
  });

  it('keeps query keys in api files', () => {
    const strange = files.filter(
      (file) => /queryKey: \[/.test(read(file)) && !/(^|\/)(api|keys)\.ts$/.test(file),
    );
    expect(strange).toEqual([]);
  });

  it('reads the clock in one place', () => {
    const strange = files.filter((file) => /Date\.now\(|new Date\(\)/.test(read(file)));
    expect(strange).toEqual(['lib/time/now.ts']);
  });
});
