const KEY = 'patchmon-host-list';

/** Keeps which hosts the list showed last, in its order; the host page steps through them. */
export function rememberList(ids: readonly string[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // A browser that keeps nothing has no neighbours to step to.
  }
}

/** The host before (-1) or after (1) this one in the list shown last, if there is one. */
export function neighbourOf(id: string, step: -1 | 1): string | undefined {
  const ids = rememberedList();
  const at = ids.indexOf(id);
  return at < 0 ? undefined : ids[at + step];
}

function rememberedList(): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
