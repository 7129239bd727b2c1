/** Fewest characters of a password; the server asks for the same. */
export const PASSWORD_LENGTH = 10;

/** A thing a password needs; its words are in `auth.rules`. */
export interface PasswordRule {
  name: 'length' | 'letters' | 'digit' | 'notName';
  met: boolean;
}

/** Which rules a password keeps, for the live list below the field. */
export function passwordRules(password: string, username: string): PasswordRule[] {
  const name = username.trim().toLowerCase();
  return [
    { name: 'length', met: password.length >= PASSWORD_LENGTH },
    { name: 'letters', met: /\p{Ll}/u.test(password) && /\p{Lu}/u.test(password) },
    { name: 'digit', met: /\d/.test(password) },
    {
      name: 'notName',
      met: password !== '' && (name === '' || !password.toLowerCase().includes(name)),
    },
  ];
}

/** Whether a password keeps all rules. */
export function passwordIsGood(password: string, username: string): boolean {
  return passwordRules(password, username).every((rule) => rule.met);
}
