interface VersionDiff {
  /** Beginning both versions share, cut at a component. */
  common: string;
  /** What is new in the candidate. */
  changed: string;
}

const IS_BREAK = /[.:~+\-_]/;
const IS_DIGIT = /\d/;

/** Whether a version may be cut before `index`: after a separator or between digits and letters. */
function isBoundary(text: string, index: number): boolean {
  if (index === 0 || index === text.length) return true;
  const before = text.charAt(index - 1);
  const after = text.charAt(index);
  if (IS_BREAK.test(before) || IS_BREAK.test(after)) return true;
  return IS_DIGIT.test(before) !== IS_DIGIT.test(after);
}

/**
 * Splits a candidate version into what it shares with the installed one and what differs, so that
 * `16.4-1` → `16.6-1` shows `16.` dimmed and `6-1` bold. The cut never falls inside a number or word.
 */
export function versionDiff(installed: string, candidate: string): VersionDiff {
  let end = 0;
  while (end < candidate.length && candidate[end] === installed[end]) end += 1;
  while (end > 0 && !(isBoundary(candidate, end) && isBoundary(installed, end))) end -= 1;
  return { common: candidate.slice(0, end), changed: candidate.slice(end) };
}
