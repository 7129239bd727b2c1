import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from './api/client';
import { keys } from './api/keys';

/** A person's choice of colours as the server writes it. */
export type Theme = 'light' | 'dark' | 'system';

/** The choice as the components know it. */
export function schemeOf(theme: string): MantineColorScheme {
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

/** Changes the colours here at once, and for the person wherever it signs in. */
export function useSetTheme(): (scheme: MantineColorScheme) => void {
  const { setColorScheme } = useMantineColorScheme();
  const client = useQueryClient();
  return async (scheme) => {
    setColorScheme(scheme);
    const theme: Theme = scheme === 'auto' ? 'system' : scheme;
    // Without an answer it stays a choice of this browser.
    const done = await unwrap(api.PUT('/auth/profile', { body: { theme } })).catch(() => null);
    if (done) client.setQueryData(keys.session(), done.user);
  };
}
