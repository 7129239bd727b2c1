import { Anchor, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackageDetail } from '@/lib/api/types';
import { paragraphs, synopsis } from '@/lib/format/description';
import { useDocumentTitle } from '@/ui/layout/PageTitle';
import { PhoneActions } from '@/ui/layout/PhoneActions';
import { State } from '@/ui/state/State';
import { Fresh } from '@/ui/text/Fresh';
import { Ecosystem } from './cells';
import classes from './packages.module.css';

/** What the package is, and its three figures; each figure opens the hosts it counts. */
export function PackageHead({ detail }: { detail: PackageDetail }) {
  const { t } = useTranslation('packages');
  useDocumentTitle(detail.name);
  const shellActions = use(PhoneActions);
  return (
    <header className={classes.head}>
      <div className={classes.top}>
        <nav aria-label={t('crumbs')}>
          <Anchor renderRoot={(props) => <Link to="/packages" {...props} />}>{t('title')}</Anchor>
        </nav>
        {shellActions}
      </div>
      <Title order={1}>{detail.name}</Title>
      <Text c="dimmed">
        <Ecosystem code={detail.ecosystem} />
        {detail.category && <> · {detail.category}</>}
      </Text>
      <Description text={detail.description} />
      <Figures detail={detail} />
    </header>
  );
}

function Description({ text }: { text: string | null }) {
  const { t } = useTranslation('packages');
  const [open, setOpen] = useState(false);
  const rest = paragraphs(text);
  return (
    <div className={classes.description}>
      <Text>
        {synopsis(text)}{' '}
        {rest.length > 0 && (
          <Anchor
            component="button"
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? t('less') : t('more')}
          </Anchor>
        )}
      </Text>
      {open && rest.map((paragraph) => <Text key={paragraph}>{paragraph}</Text>)}
    </div>
  );
}

function Figures({ detail }: { detail: PackageDetail }) {
  const { t } = useTranslation('packages');
  const figures = [
    { state: undefined, text: t('onHosts', { count: detail.hosts }), count: detail.hosts },
    {
      state: 'updates' as const,
      text: t('waitOn', { count: detail.hosts_with_updates }),
      count: detail.hosts_with_updates,
    },
    {
      state: 'security' as const,
      text: t('securityOn', { count: detail.hosts_with_security }),
      count: detail.hosts_with_security,
    },
  ];
  return (
    <div className={classes.figures}>
      {figures
        .filter(({ state, count }) => state === undefined || count > 0)
        .map(({ state, text, count }) => (
          <Anchor
            key={state ?? 'all'}
            renderRoot={(props) => (
              <Link
                to="/packages/$packageId"
                params={{ packageId: detail.id }}
                search={{ state }}
                {...props}
              />
            )}
          >
            <Fresh value={count}>{text}</Fresh>
          </Anchor>
        ))}
      {detail.hosts_with_updates === 0 && detail.hosts > 0 && <State code="current" />}
    </div>
  );
}
