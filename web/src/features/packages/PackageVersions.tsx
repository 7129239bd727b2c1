import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PackageDetail } from '@/lib/api/types';
import { Version } from '@/ui/text/Version';
import classes from './packages.module.css';

/** The installed versions, and on how many hosts each stands. */
export function PackageVersions({ versions }: Pick<PackageDetail, 'versions'>) {
  const { t } = useTranslation('packages');
  return (
    <section aria-label={t('versions')}>
      <Title order={2}>{t('versions')}</Title>
      <ul>
        {versions.map(({ version, architecture, hosts }) => (
          <li key={`${version} ${architecture}`}>
            <span>
              <Version value={version} />
              {architecture && <span className={classes.second}>{architecture}</span>}
            </span>
            <span>{t('hostCount', { count: hosts })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
