import { Kbd, UnstyledButton } from '@mantine/core';
import { IconDots, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/lib/permissions';
import { displayName, useUser } from '@/lib/session';
import { Logo } from '@/ui/layout/Logo';
import { useDestinations } from './destinations';
import { LiveStatus } from './LiveStatus';
import { NavItem } from './NavItem';
import { navigationQuery } from './navigation';
import { Portrait } from './Portrait';
import classes from './Shell.module.css';
import { UserMenuButton } from './UserMenuButton';

export interface ShellActions {
  onSearch: () => void;
  onSignOut: () => void;
  onKeys: () => void;
}

/** Navigation of a wide window. */
export function Navbar({ onSearch, onSignOut, onKeys }: ShellActions) {
  const { t } = useTranslation('common');
  const { places, settings } = useDestinations();
  const counts = useQuery({ ...navigationQuery, enabled: useCan('view_hosts') }).data;
  const user = useUser();
  return (
    <div className={classes.navbar}>
      <Logo />
      <UnstyledButton className={classes.search} onClick={onSearch}>
        <IconSearch size={16} aria-hidden />
        <span>{t('search.open')}</span>
        <Kbd size="xs">Ctrl K</Kbd>
      </UnstyledButton>
      <div className={classes.nav}>
        {places.map(({ to, name, icon, count }) => (
          <NavItem
            key={to}
            to={to}
            icon={icon}
            label={t(`nav.${name}`)}
            exact={to === '/'}
            count={count ? counts?.[count] : undefined}
          />
        ))}
      </div>
      <div className={classes.navFoot}>
        <LiveStatus />
        {settings.map(({ to, name, icon }) => (
          <NavItem key={to} to={to} icon={icon} label={t(`nav.${name}`)} />
        ))}
        <UserMenuButton className={classes.navItem} onSignOut={onSignOut} onKeys={onKeys}>
          <Portrait address={user.avatar_url} />
          <span className={classes.userName}>{displayName(user)}</span>
          <IconDots size={16} aria-label={t('user.menu')} className={classes.count} />
        </UserMenuButton>
      </div>
    </div>
  );
}
