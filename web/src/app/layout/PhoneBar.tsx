import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDestinations } from './destinations';
import type { ShellActions } from './Navbar';
import classes from './Shell.module.css';
import { UserMenuButton } from './UserMenuButton';

/** Destinations at the foot of a phone. */
export function PhoneBar({ onSignOut, onKeys }: Omit<ShellActions, 'onSearch'>) {
  const { t } = useTranslation('common');
  const { places, settings } = useDestinations();
  return (
    <nav className={classes.phoneBar} aria-label={t('nav.label')}>
      {[...places.filter(({ foot }) => foot), ...settings].map(({ to, name, icon: Glyph }) => (
        <Link
          key={to}
          to={to}
          className={classes.phoneItem}
          activeOptions={{ exact: to === '/', includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          <Glyph size={20} stroke={1.75} aria-hidden />
          {t(`nav.${name}`)}
        </Link>
      ))}
      <UserMenuButton className={classes.phoneItem} onSignOut={onSignOut} onKeys={onKeys}>
        <IconDots size={20} stroke={1.75} aria-hidden />
        {t('nav.more')}
      </UserMenuButton>
    </nav>
  );
}
