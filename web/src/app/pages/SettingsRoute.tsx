import { Link, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '@/ui/layout/PageTitle';
import classes from './pages.module.css';

const SECTIONS = [
  { to: '/settings/general', name: 'general' },
  { to: '/settings/host-groups', name: 'groups' },
  { to: '/settings/integrations', name: 'integrations' },
] as const;

/** Frame of the settings pages: their list at the left. */
export function SettingsRoute(): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <>
      <PageTitle title={t('title')} />
      <div className={classes.settings}>
        <nav className={classes.settingsNav} aria-label={t('title')}>
          {SECTIONS.map(({ to, name }) => (
            <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>
              {t(`sections.${name}`)}
            </Link>
          ))}
        </nav>
        <div>
          <Outlet />
        </div>
      </div>
    </>
  );
}
