/** How a repository is shown in a narrow column. */
export interface RepositoryName {
  /** What tells repositories of one host apart: "bookworm-security/main". */
  name: string;
  /** Host name of the mirror, where the report says it. */
  mirror: string | null;
}

/**
 * Splits what an agent calls a repository, "http://deb.debian.org/debian bookworm/main", into what
 * matters and where it lies. Names that are no address stay whole.
 */
export function repositoryName(text: string): RepositoryName {
  const [address = '', ...rest] = text.split(' ');
  if (rest.length === 0 || !URL.canParse(address)) return { name: text, mirror: null };
  return { name: rest.join(' '), mirror: new URL(address).host || null };
}
