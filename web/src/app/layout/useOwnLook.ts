import { useMantineColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useUser } from '@/lib/session';
import { schemeOf } from '@/lib/theme';
import { showTimesIn } from '@/lib/time/format';

/** Colours and time zone as the signed-in person chose them. */
export function useOwnLook(): void {
  const { theme, time_zone } = useUser();
  const { setColorScheme } = useMantineColorScheme();
  const applied = useRef<string | null>(null);
  useEffect(() => {
    // Choosing gives another setColorScheme; only the account's own word counts here.
    if (applied.current === theme) return;
    applied.current = theme;
    // `system` is what everybody begins with: the browser's own choice stays then.
    if (theme === 'light' || theme === 'dark') setColorScheme(schemeOf(theme));
  }, [theme, setColorScheme]);
  useEffect(() => {
    showTimesIn(time_zone);
    return () => showTimesIn(null);
  }, [time_zone]);
}
