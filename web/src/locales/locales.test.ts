import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = join(import.meta.dirname, 'en');

type Texts = { [key: string]: string | Texts };

/** All texts below a point, by their full key. */
function flat(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : flat(value, `${path}${key}.`),
  );
}

const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
const names = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((found) => found[1] ?? '');
const tags = (text: string) => [...text.matchAll(/<(\w+)>/g)].map((found) => found[1] ?? '');

describe.each(files)('%s', (file) => {
  const texts = flat(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
  const keys = new Set(texts.map(([key]) => key));

  it('has both forms of everything that is counted', () => {
    const lonely = [...keys].filter(
      (key) => /_(one|other)$/.test(key) && !keys.has(key.replace(/_(one|other)$/, other)),
    );
    expect(lonely).toEqual([]);
  });

  it('says the same things in both forms, except the number of one', () => {
    const differing = texts
      .filter(([key]) => key.endsWith('_one'))
      .filter(([key, one]) => {
        const many = Object.fromEntries(texts)[key.replace(/_one$/, '_other')] ?? '';
        const told = (text: string) => new Set(names(text).filter((name) => name !== 'count'));
        return [...told(many)].join() !== [...told(one)].join();
      });
    expect(differing).toEqual([]);
  });

  it('closes every tag it opens, and leaves no text empty', () => {
    const open = texts.filter(([, text]) =>
      tags(text).some((tag) => text.split(`<${tag}>`).length !== text.split(`</${tag}>`).length),
    );
    expect(open).toEqual([]);
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('speaks plainly', () => {
    const loud = texts.filter(([, text]) => /!|\bplease\b|successfully/i.test(text));
    expect(loud).toEqual([]);
  });
});

/** The counterpart of a plural ending. */
function other(ending: string): string {
  return ending === '_one' ? '_other' : '_one';
}
