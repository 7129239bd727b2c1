import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { statusOf } from '@/lib/api/errors';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { packageQuery } from './api';
import { PackageAdvisories } from './PackageAdvisories';
import { PackageHead } from './PackageHead';
import { PackageHosts } from './PackageHosts';
import { PackageVersions } from './PackageVersions';
import classes from './packages.module.css';

/** One package: which versions are installed, on which hosts, and what waits. */
export function PackagePage(): ReactNode {
  const { packageId } = useParams({ from: '/_app/packages/$packageId' });
  return <PackageView key={packageId} id={packageId} />;
}

function PackageView({ id }: { id: string }) {
  const { data, error, isError, refetch } = useQuery(packageQuery(id));
  if (isError && statusOf(error) === 404) return <NoSuchPackage />;
  const failure = isError && <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return failure || <SkeletonRows />;
  return (
    <>
      <PackageHead detail={data} />
      {failure}
      <div className={classes.parts}>
        <div className={classes.versions}>
          <PackageVersions versions={data.versions} />
          <PackageAdvisories advisories={data.advisories} />
        </div>
        <div className={classes.hosts}>
          <PackageHosts id={id} name={data.name} />
        </div>
      </div>
    </>
  );
}

function NoSuchPackage() {
  const { t } = useTranslation('packages');
  return (
    <EmptyState
      action={
        <Anchor renderRoot={(props) => <Link to="/packages" {...props} />}>{t('gone.back')}</Anchor>
      }
    >
      <Text span>{t('gone.text')}</Text>
    </EmptyState>
  );
}
