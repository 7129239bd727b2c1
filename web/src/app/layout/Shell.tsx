import { AppShell } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '@/lib/live/live';
import { useCan } from '@/lib/permissions';
import { sessionQuery } from '@/lib/session';
import { PhoneActions } from '@/ui/layout/PhoneActions';
import { useIsPhone } from '@/ui/layout/useIsPhone';
import { AddHost } from './AddHost';
import { LiveLost } from './LiveStatus';
import { Navbar } from './Navbar';
import { PhoneBar } from './PhoneBar';
import { SearchButton } from './SearchButton';
import classes from './Shell.module.css';
import { useOwnLook } from './useOwnLook';
import { useShellKeys } from './useShellKeys';
import { useSignOut } from './useSignOut';

const SearchDialog = lazy(() => import('./SearchDialog'));
const KeyboardHelp = lazy(() => import('./KeyboardHelp'));

/** The frame of all signed-in pages: navigation, live link, keys, search. */
export function Shell(): ReactNode {
  const { t } = useTranslation('common');
  const [open, setOpen] = useState<'search' | 'keys' | null>(null);
  const signOut = useSignOut();
  const navigate = useNavigate();
  const mayAdd = useCan('manage_hosts');
  const phone = useIsPhone();
  const client = useQueryClient();
  useOwnLook();
  useLive(useCallback(() => client.fetchQuery({ ...sessionQuery, staleTime: 0 }), [client]));
  useShellKeys({
    onSearch: () => setOpen('search'),
    onHelp: () => setOpen('keys'),
    onAddHost: () => {
      if (mayAdd) void navigate({ to: '.', search: (old) => ({ ...old, add: true }) });
    },
  });
  const close = () => setOpen(null);
  const actions = {
    onSearch: () => setOpen('search'),
    onKeys: () => setOpen('keys'),
    onSignOut: signOut,
  };
  return (
    <AppShell
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: true } }}
      footer={{ height: 56, collapsed: !phone }}
    >
      <button type="button" className={classes.skip} onClick={focusContent}>
        {t('nav.skip')}
      </button>
      {phone ? (
        <AppShell.Footer className={classes.bar}>
          <PhoneBar {...actions} />
        </AppShell.Footer>
      ) : (
        <AppShell.Navbar className={classes.bar} aria-label={t('nav.label')}>
          <Navbar {...actions} />
        </AppShell.Navbar>
      )}
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <LiveLost />
        <PhoneActions value={phone ? <SearchButton onClick={actions.onSearch} /> : null}>
          <Outlet />
        </PhoneActions>
      </AppShell.Main>
      <Suspense>
        {open === 'search' && <SearchDialog onClose={close} />}
        {open === 'keys' && <KeyboardHelp onClose={close} />}
      </Suspense>
      <AddHost />
    </AppShell>
  );
}

/** A button, not a link: with `<base>` a bare `#content` would lead to the first page. */
function focusContent(): void {
  document.getElementById('content')?.focus();
}
