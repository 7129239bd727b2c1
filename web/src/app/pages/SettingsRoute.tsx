import { Link, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '@/lib/session';
import { PageTitle } from '@/ui/layout/PageTitle';
import classes from './pages.module.css';
import { sectionsFor } from './settingsSections';

/** On a phone the strip is wider than the window. */
const intoView = (link: HTMLElement | null) => {
  if (link?.ariaCurrent) link.scrollIntoView({ block: 'nearest', inline: 'center' });
};

/** Frame of the settings pages: the list of those one may open at the left. */
export function SettingsRoute(): ReactNode {
  const { t } = useTranslation('settings');
  const { permissions } = useUser();
  return (
    <>
      <PageTitle title={t('title')} />
      <div className={classes.settings}>
        <nav className={classes.settingsNav} aria-label={t('title')}>
          {sectionsFor(permissions).map(({ to, name }) => (
            <Link key={to} ref={intoView} to={to} activeProps={{ 'aria-current': 'page' }}>
              {t(`sections.${name}`)}
            </Link>
          ))}
        </nav>
        <div className={classes.settingsPage}>
          <Outlet />
        </div>
      </div>
    </>
  );
}
