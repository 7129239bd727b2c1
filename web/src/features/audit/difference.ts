export type Change = 'added' | 'removed' | 'changed' | 'same';

/** A member of what was changed, as it was and as it is. */
export interface Difference {
  name: string;
  before: string | null;
  after: string | null;
  change: Change;
}

type Members = Record<string, unknown> | null;

function words(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) {
    return value.join(', ');
  }
  return JSON.stringify(value);
}

function changeOf(before: string | null, after: string | null): Change {
  if (before === after) return 'same';
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}

/** Member by member what differs, what changed before what did not. */
export function differences(before: Members, after: Members): Difference[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const all = names.map((name) => {
    const [was, is] = [words(before?.[name]), words(after?.[name])];
    return { name, before: was, after: is, change: changeOf(was, is) };
  });
  return [
    ...all.filter(({ change }) => change !== 'same'),
    ...all.filter(({ change }) => change === 'same'),
  ];
}
