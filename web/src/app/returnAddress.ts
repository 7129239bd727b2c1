import type { RawSearch } from '@/lib/table/search';

/** An address of this page to go back to; anything that could lead elsewhere is dropped. */
export function parseReturn(raw: RawSearch): { return?: string } {
  const address = raw.return;
  if (typeof address !== 'string' || !/^\/(?![/\\])/.test(address)) return {};
  return { return: address };
}

/** Where to go after signing in, and why single sign-on came to nothing. */
export function parseSignInSearch(raw: RawSearch): { return?: string; error?: string } {
  const { error } = raw;
  return typeof error === 'string' ? { ...parseReturn(raw), error } : parseReturn(raw);
}
