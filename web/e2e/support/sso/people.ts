/** Whom both identity providers know. Each has the own name as password there. */
export interface Person {
  name: string;
  email: string;
  verified: boolean;
  first: string;
  last: string;
  groups: string[];
}

function person(name: string, groups: string[], verified = true): Person {
  const first = name.charAt(0).toUpperCase() + name.slice(1);
  return { name, email: `${name}@example.com`, verified, first, last: 'Example', groups };
}

export const people: Person[] = [
  person('ada', ['PatchMon Admins', 'PatchMon SuperAdmins']),
  person('bea', ['patchmon admins']),
  person('cleo', ['PatchMon Readonly']),
  person('dora', []),
  // The server has an account with this address, and nobody checked that it is hers.
  person('root', [], false),
];

/** How the server under test is a client of both. */
export const client = { id: 'patchmon', secret: 'the secret of the client' };
