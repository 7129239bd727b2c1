import { factor, minutesAgo, user } from '../builders';
import { type Door, ok } from './reply';

/** The signed-in person's own things. */
export const accountDoors: Door[] = [
  ['PUT', /^\/auth\/profile$/, ({ body }) => ok({ user: { ...user(), ...(body as object) } })],
  ['GET', /^\/tfa\/status$/, () => ok(factor())],
  ['GET', /^\/auth\/passkeys$/, () => ok({ items: [], origin: null })],
  ['GET', /^\/auth\/trusted-devices$/, () => ok({ items: [] })],
  ['GET', /^\/auth\/tokens$/, () => ok({ items: [] })],
  ['GET', /^\/auth\/sessions$/, () => ok({ items: [session] })],
];

const session = {
  id: 's1',
  created_at: minutesAgo(90),
  last_used_at: minutesAgo(2),
  ip: '192.0.2.7',
  user_agent: null,
  device: { browser: 'Firefox', os: 'Linux', kind: 'desktop' },
  method: 'password',
  expires_at: minutesAgo(-40_000),
  current: true,
};
