import type { ChangeKind } from '@/lib/api/types';

const KINDS: readonly ChangeKind[] = [
  'installed',
  'removed',
  'upgraded',
  'downgraded',
  'changed',
  'update_available',
  'update_applied',
  'update_withdrawn',
];

/** Whether the page has words for a kind of change; a newer server may know more. */
export function isChangeKind(kind: string): kind is ChangeKind {
  return KINDS.some((known) => known === kind);
}
