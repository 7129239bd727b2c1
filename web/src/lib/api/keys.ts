/**
 * Roots of all query keys. A feature's `api.ts` builds its keys with them, and server events name
 * the roots to refresh (`lib/live.ts`), so both sides agree by type.
 */
export const keys = {
  session: () => ['session'] as const,
  setup: () => ['setup'] as const,
  /** What the sign-in page offers. */
  signIn: () => ['sign-in'] as const,
  /** What belongs to the signed-in person: second factor, devices, sessions, tokens. */
  account: (...rest: unknown[]) => ['account', ...rest] as const,
  navigation: () => ['navigation'] as const,
  dashboard: (...rest: unknown[]) => ['dashboard', ...rest] as const,
  /** Lists of hosts. */
  hosts: (...rest: unknown[]) => ['hosts', ...rest] as const,
  /** Everything about one host: detail, packages, changes … */
  host: (id: string, ...rest: unknown[]) => ['host', id, ...rest] as const,
  groups: () => ['groups'] as const,
  packages: (...rest: unknown[]) => ['packages', ...rest] as const,
  repositories: (...rest: unknown[]) => ['repositories', ...rest] as const,
  /** Credentials of programs. */
  tokens: () => ['tokens'] as const,
  /** Versions of the agents that run, and the programs on offer. */
  agents: () => ['agents'] as const,
  /** Users and roles. */
  people: (...rest: unknown[]) => ['people', ...rest] as const,
  settings: (...rest: unknown[]) => ['settings', ...rest] as const,
  /** The audit log: its rows, what its filters offer, whether it is whole. */
  audit: (...rest: unknown[]) => ['audit', ...rest] as const,
};
