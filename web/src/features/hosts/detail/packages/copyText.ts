import type { HostPackage } from '@/lib/api/types';

/**
 * Packages as text, one a line: "openssl 3.0.13-0ubuntu3.4 -> 3.0.13-0ubuntu3.7", ready for a
 * ticket or a shell.
 */
export function packagesAsText(
  packages: readonly Pick<HostPackage, 'name' | 'installed' | 'candidate'>[],
): string {
  return packages
    .map(({ name, installed, candidate }) =>
      candidate ? `${name} ${installed} -> ${candidate}` : `${name} ${installed}`,
    )
    .join('\n');
}
