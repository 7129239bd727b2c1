import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { keys } from '@/lib/api/keys';
import { user } from '@/testing/builders';
import { displayName, forgetPerson } from './session';

it('calls people by their name, else by their user name', () => {
  expect(displayName(user())).toBe('Mara Lindqvist');
  expect(displayName(user({ last_name: null }))).toBe('Mara');
  expect(displayName(user({ first_name: null, last_name: null }))).toBe('mara');
});

it('forgets what was loaded for somebody, and answers what the sign-in page asks', async () => {
  const client = new QueryClient();
  client.setQueryData(keys.session(), user());
  let answer: (ways: string) => void = () => undefined;
  const asked = client.fetchQuery({
    queryKey: keys.signIn(),
    queryFn: () => new Promise<string>((resolve) => (answer = resolve)),
  });
  forgetPerson(client);
  expect(client.getQueryData(keys.session())).toBeUndefined();
  answer('passkeys');
  expect(await asked).toBe('passkeys');
  expect(client.getQueryData(keys.signIn())).toBe('passkeys');
});
