/** Fewest characters of a password; the server asks for the same and for nothing more. */
export const PASSWORD_LENGTH = 8;
/** From here on a password is hard to guess. */
export const GOOD_LENGTH = 14;

/** Something to know about a password; its words are in `common.rules`. */
export interface PasswordRule {
  name: 'length' | 'longer' | 'notName';
  met: boolean;
}

/** How a password does, for the live list below the field. Only the first rule is a must. */
export function passwordRules(password: string, username: string): PasswordRule[] {
  const name = username.trim().toLowerCase();
  const holdsName = name !== '' && password.toLowerCase().includes(name);
  return [
    { name: 'length', met: password.length >= PASSWORD_LENGTH },
    { name: 'longer', met: password.length >= GOOD_LENGTH },
    { name: 'notName', met: password !== '' && !holdsName },
  ];
}
