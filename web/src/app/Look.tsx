import { MantineProvider } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { logoAddress, lookQuery } from '@/lib/look';
import { colorSchemeManager, lookOf } from '@/ui/theme/theme';

/** Names the browser tab's picture. */
function useFavicon(address: string | null) {
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (!link || !address) return;
    const [href, type] = [link.href, link.type];
    link.href = address;
    link.removeAttribute('type');
    return () => {
      link.href = href;
      link.type = type;
    };
  }, [address]);
}

interface LookProps {
  env?: 'default' | 'test';
  children: ReactNode;
}

/** Colours and pictures of the page as the settings have them; changes at once when they do. */
export function Look({ env, children }: LookProps) {
  const { data, dataUpdatedAt } = useQuery(lookQuery);
  const accent = data?.accent_color ?? '';
  const { theme, cssVariablesResolver } = useMemo(() => lookOf(accent), [accent]);
  useFavicon(data?.has_logo.favicon ? logoAddress('favicon', dataUpdatedAt) : null);
  return (
    <MantineProvider
      env={env}
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      {children}
    </MantineProvider>
  );
}
