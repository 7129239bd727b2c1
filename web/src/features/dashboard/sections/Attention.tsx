import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttentionRow } from '@/lib/api/types';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { Panel } from '@/ui/layout/Panel';
import { useIsPhone } from '@/ui/layout/useIsPhone';
import { StateIcon } from '@/ui/state/State';
import type { Column } from '@/ui/table/column';
import { DataTable } from '@/ui/table/DataTable';
import { isShared, proofSearch, REASON_ICONS, sharedProof } from '../attention';
import classes from '../dashboard.module.css';
import { AttentionReason } from './AttentionReason';

interface AttentionProps {
  rows: AttentionRow[];
  /** Hosts that need attention; more than the rows shown, perhaps. */
  total: number;
  /** Below the hosts: what concerns no single one. */
  children?: ReactNode;
}

/** The hosts to look at first, each with its worst reason as a sentence. */
export function Attention({ rows, total, children }: AttentionProps) {
  const { t } = useTranslation('dashboard');
  const columns = useAttentionColumns();
  const all = (
    <Anchor renderRoot={(props) => <Link to="/hosts" search={{ updates: true }} {...props} />}>
      {t('attention.all', { count: total })}
    </Anchor>
  );
  return (
    <Panel
      title={t('attention.title')}
      hint={t('attention.hint')}
      link={total > rows.length ? all : undefined}
      flush
    >
      {rows.length === 0 ? (
        <EmptyState>{t('attention.none')}</EmptyState>
      ) : (
        <div className={classes.attention}>
          <DataTable
            label={t('attention.title')}
            columns={columns}
            rows={rows}
            rowId={(row) => row.host.id}
          />
        </div>
      )}
      {children}
    </Panel>
  );
}

function useAttentionColumns(): Column<AttentionRow>[] {
  const { t } = useTranslation('dashboard');
  const phone = useIsPhone();
  return useMemo(() => {
    const host: Column<AttentionRow> = {
      id: 'host',
      title: t('attention.host'),
      width: phone ? '40%' : '29%',
      cell: (row) => <AttentionHost row={row} />,
    };
    const why: Column<AttentionRow> = {
      id: 'why',
      title: t('attention.why'),
      cell: (row) => <AttentionReason row={row} />,
    };
    const security: Column<AttentionRow> = {
      id: 'security',
      title: t('attention.security'),
      align: 'right',
      width: 72,
      cell: (row) => (
        <span className={row.security_updates > 0 ? classes.red : classes.quiet}>
          {row.security_updates}
        </span>
      ),
    };
    const updates: Column<AttentionRow> = {
      id: 'updates',
      title: t('attention.columnUpdates'),
      align: 'right',
      width: 84,
      cell: (row) => row.updates,
    };
    return phone ? [host, why] : [host, why, security, updates];
  }, [t, phone]);
}

function AttentionHost({ row }: { row: AttentionRow }) {
  const { t } = useTranslation('dashboard');
  const { host, hosts, others } = row;
  const named = [host.friendly_name, ...others];
  const second = isShared(row)
    ? named.length < hosts
      ? t('attention.andMore', { names: named.join(', '), count: hosts - named.length })
      : named.join(', ')
    : [host.os_name, ...host.groups.map((group) => group.name)].filter(Boolean).join(' · ');
  return (
    <span className={classes.withIcon}>
      <StateIcon code={REASON_ICONS[row.reason]} />
      <span className={classes.two}>
        {isShared(row) ? (
          <Link {...sharedProof(row)} data-row-link>
            {t('attention.hosts', { count: hosts })}
          </Link>
        ) : (
          <Link
            to="/hosts/$hostId"
            params={{ hostId: host.id }}
            search={proofSearch(row)}
            data-row-link
          >
            {host.friendly_name}
          </Link>
        )}
        <span className={classes.second} title={second}>
          {second}
        </span>
      </span>
    </span>
  );
}
