/** First line of a package's description: what it is, in one line. */
export function synopsis(description: string | null | undefined): string {
  return (description ?? '').split('\n', 1)[0]?.trim() ?? '';
}

const LIST_ITEM = /^[-*•] /;

/**
 * The rest of a description as paragraphs. Debian breaks its lines by hand: a line of a single dot
 * ends a paragraph, list items keep lines of their own, all other lines run on.
 */
export function paragraphs(description: string | null | undefined): string[] {
  const found: string[] = [''];
  for (const raw of (description ?? '').split('\n').slice(1)) {
    const line = raw.trim();
    const last = found.length - 1;
    if (line === '.' || line === '') found.push('');
    else if (LIST_ITEM.test(line) && found[last] !== '') found.push(line);
    else found[last] = `${found[last]} ${line}`.trim();
  }
  return found.filter((paragraph) => paragraph !== '');
}
