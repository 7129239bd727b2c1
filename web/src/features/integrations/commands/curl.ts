import type { ServerAddress } from '@/lib/serverAddress';

/** A refusal fails the command and says why, without a progress meter. */
export function curl({ unchecked }: ServerAddress): string {
  return unchecked ? 'curl -fsSk' : 'curl -fsS';
}

/** A word as a shell takes it literally, quoted only where it must be. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
