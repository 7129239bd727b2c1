/** What package managers call the architectures that kernels report, where the names differ. */
const NATIVE: Record<string, readonly string[]> = {
  x86_64: ['amd64'],
  aarch64: ['arm64'],
  armv7l: ['armhf', 'armv7hl'],
  armv6l: ['armel', 'armhf'],
  i686: ['i386', 'i586'],
  ppc64le: ['ppc64el'],
};

/** Packages for every architecture. */
const INDEPENDENT = ['all', 'noarch', 'any', '(none)', ''];

/**
 * Whether a package is built for another architecture than its machine's: a 32-bit library on a
 * 64-bit host. What is not known is not foreign.
 */
export function isForeign(architecture: string | null, machine: string | null): boolean {
  if (architecture === null || machine === null || INDEPENDENT.includes(architecture)) return false;
  return architecture !== machine && !NATIVE[machine]?.includes(architecture);
}

/** Names that stand more than once in a list: only their architecture tells them apart. */
export function namesakes(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.filter((name, at) => names.indexOf(name) !== at));
}
