import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonalToken } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { useTold } from '@/ui/feedback/useTold';
import { Panel } from '@/ui/layout/Panel';
import { IconAction } from '@/ui/table/IconAction';
import classes from './account.module.css';
import { tokensQuery, useRevokeToken } from './api';
import { NewTokenDialog } from './NewTokenDialog';
import { OwnRow } from './OwnRow';

/** Bearer tokens of one's own scripts and playbooks. */
export function TokensPanel() {
  const { t } = useTranslation('account');
  const tokens = useQuery(tokensQuery);
  const [open, setOpen] = useState<'new' | PersonalToken | null>(null);
  const items = tokens.data?.items ?? [];
  const create = (
    <Button variant="default" size="xs" onClick={() => setOpen('new')}>
      {t('tokens.new')}
    </Button>
  );
  return (
    <Panel title={t('tokens.title')} hint={t('tokens.hint')} link={create}>
      {tokens.isError && <ErrorPanel error={tokens.error} />}
      {tokens.data && items.length === 0 && <EmptyState>{t('tokens.none')}</EmptyState>}
      <ul className={classes.list} aria-label={t('tokens.title')}>
        {items.map((token) => (
          <TokenRow key={token.id} token={token} onRevoke={() => setOpen(token)} />
        ))}
      </ul>
      {open === 'new' && <NewTokenDialog onClose={() => setOpen(null)} />}
      {open && open !== 'new' && <RevokeDialog token={open} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

interface TokenRowProps {
  token: PersonalToken;
  onRevoke: () => void;
}

function TokenRow({ token, onRevoke }: TokenRowProps) {
  const { t } = useTranslation(['account', 'common']);
  const time = useTimeFormat();
  const permissions = token.permissions ?? [];
  const may =
    token.permissions === null
      ? t('account:tokens.allOf')
      : permissions.map((name) => t(`common:permissions.${name as 'view_hosts'}`)).join(', ');
  const ago = token.last_used_at ? time.ago(token.last_used_at) : '';
  const used = !token.last_used_at
    ? t('account:tokens.unused')
    : token.last_used_ip
      ? t('account:tokens.usedFrom', { ago, address: token.last_used_ip })
      : t('account:tokens.used', { ago });
  const until =
    token.expires_at && t('account:tokens.until', { date: time.date(token.expires_at) });
  return (
    <OwnRow
      name={token.name}
      mark={token.expired && t('account:tokens.expired')}
      more={[`${token.prefix}…`, may, used, !token.expired && until].filter(Boolean).join(' · ')}
      action={
        <IconAction
          label={t('account:tokens.revoke', { name: token.name })}
          icon={<IconTrash size={16} />}
          onClick={onRevoke}
        />
      }
    />
  );
}

function RevokeDialog({ token, onClose }: { token: PersonalToken; onClose: () => void }) {
  const { t } = useTranslation('account');
  const told = useTold();
  const revoke = useRevokeToken();
  return (
    <ConfirmDialog
      title={t('tokens.revokeTitle')}
      word={token.name}
      action={t('tokens.revokeTitle')}
      busy={revoke.isPending}
      onConfirm={() =>
        revoke.mutate(token.id, {
          onSuccess: () => {
            told.done(t('tokens.revoked', { name: token.name }));
            onClose();
          },
          onError: told.failed,
        })
      }
      onClose={onClose}
    >
      {t('tokens.revokeText')}
    </ConfirmDialog>
  );
}
