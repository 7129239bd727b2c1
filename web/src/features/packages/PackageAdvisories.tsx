import { Anchor, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PackageDetail } from '@/lib/api/types';
import { isSeverity } from '@/lib/severity';
import classes from './packages.module.css';

/** What updates of the package on offer resolve, the worst first. Absent where nothing is known. */
export function PackageAdvisories({ advisories }: Pick<PackageDetail, 'advisories'>) {
  const { t } = useTranslation(['packages', 'common']);
  if (advisories.length === 0) return null;
  return (
    <section aria-label={t('packages:advisories.title')} className={classes.advisories}>
      <Title order={2}>{t('packages:advisories.title')}</Title>
      <ul>
        {advisories.map(({ id, severity, cves, hosts }) => (
          <li key={id}>
            <span>
              <Anchor
                renderRoot={(props) => (
                  <Link to="/advisories/$advisoryId" params={{ advisoryId: id }} {...props} />
                )}
              >
                {id}
              </Anchor>
              <span className={classes.second} title={cves.join(', ')}>
                {t('packages:advisories.waits', { count: hosts })}
              </span>
            </span>
            <span>{isSeverity(severity) && t(`common:severity.${severity}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
