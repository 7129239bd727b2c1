/** A command as shown: the key cut to its ends, since only the copied form needs all of it. */
export function shortenKey(command: string, key: string): string {
  return key === '' ? command : command.replaceAll(key, `${key.slice(0, 8)}…${key.slice(-6)}`);
}
