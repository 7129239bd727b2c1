import { Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Passkey } from '@/lib/api/types';
import { passkeysHere } from '@/lib/passkeys';
import { useUser } from '@/lib/session';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { useTold } from '@/ui/feedback/useTold';
import { Panel } from '@/ui/layout/Panel';
import { IconAction } from '@/ui/table/IconAction';
import { AddPasskey } from './AddPasskey';
import classes from './account.module.css';
import { passkeysQuery, useRemovePasskey } from './api';
import { OwnRow } from './OwnRow';
import { PasswordAgain } from './PasswordAgain';
import { RenamePasskey } from './RenamePasskey';

type Open = { what: 'add' } | { what: 'rename' | 'remove'; passkey: Passkey };

/** Passkeys: a second factor, or the only one. */
export function PasskeysPanel() {
  const { t } = useTranslation('account');
  const { has_password } = useUser();
  const passkeys = useQuery(passkeysQuery);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  // Who signs in elsewhere has a second factor there.
  if (!has_password) return null;
  const items = passkeys.data?.items ?? [];
  const add = passkeysHere(passkeys.data?.origin) && (
    <Button variant="default" size="xs" onClick={() => setOpen({ what: 'add' })}>
      {t('passkeys.add')}
    </Button>
  );
  return (
    <Panel title={t('passkeys.title')} hint={t('passkeys.hint')} link={add}>
      {passkeys.isError && <ErrorPanel error={passkeys.error} />}
      {passkeys.data && !add && <Elsewhere origin={passkeys.data.origin} />}
      {passkeys.data && items.length === 0 && <EmptyState>{t('passkeys.none')}</EmptyState>}
      <ul className={classes.list} aria-label={t('passkeys.title')}>
        {items.map((passkey) => (
          <PasskeyRow
            key={passkey.id}
            passkey={passkey}
            onRename={() => setOpen({ what: 'rename', passkey })}
            onRemove={() => setOpen({ what: 'remove', passkey })}
          />
        ))}
      </ul>
      {open?.what === 'add' && <AddPasskey onClose={close} onDone={close} />}
      {open?.what === 'rename' && <RenamePasskey passkey={open.passkey} onClose={close} />}
      {open?.what === 'remove' && <RemovePasskey passkey={open.passkey} onClose={close} />}
    </Panel>
  );
}

/** Why no passkey can be added from this page. */
function Elsewhere({ origin }: { origin?: string | null }) {
  const { t } = useTranslation('account');
  const here = origin === window.location.origin;
  if (here) return <p className={classes.more}>{t('passkeys.browser')}</p>;
  return (
    <p className={classes.more}>
      {origin ? t('passkeys.elsewhere', { origin }) : t('passkeys.unavailable')}
    </p>
  );
}

interface PasskeyRowProps {
  passkey: Passkey;
  onRename: () => void;
  onRemove: () => void;
}

function PasskeyRow({ passkey, onRename, onRemove }: PasskeyRowProps) {
  const { t } = useTranslation('account');
  const time = useTimeFormat();
  const { name, created_at, last_used_at } = passkey;
  const used = last_used_at
    ? t('passkeys.used', { ago: time.ago(last_used_at) })
    : t('passkeys.unused');
  return (
    <OwnRow
      name={name}
      more={[t('passkeys.made', { date: time.date(created_at) }), used].join(' · ')}
      action={
        <div className={classes.actions}>
          <IconAction
            label={t('passkeys.rename', { name })}
            icon={<IconPencil size={16} />}
            onClick={onRename}
          />
          <IconAction
            label={t('passkeys.remove', { name })}
            icon={<IconTrash size={16} />}
            onClick={onRemove}
          />
        </div>
      }
    />
  );
}

function RemovePasskey({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const { t } = useTranslation('account');
  const told = useTold();
  const remove = useRemovePasskey(passkey.id);
  return (
    <PasswordAgain
      title={t('passkeys.removeTitle')}
      text={t('passkeys.removeText', { name: passkey.name })}
      deed={remove}
      onDone={() => {
        told.done(t('passkeys.removed', { name: passkey.name }));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
