import { IconClockExclamation } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Token } from '@/lib/api/types';
import { useNow } from '@/lib/time/now';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { State } from '@/ui/state/State';
import { TimeAgo } from '@/ui/text/TimeAgo';
import classes from '../integrations.module.css';
import { daysLeft, enrols, kindOf, scopeWords, shortKey, tokenState, unusedDays } from './token';
import { useKindName } from './useKindName';

interface CellProps {
  token: Token;
}

/** Name, and the key by which logs call it. */
export function NameCell({ token }: CellProps) {
  return (
    <>
      <b>{token.token_name}</b>
      <span className={`${classes.second} ${classes.addresses}`} title={token.token_key}>
        {shortKey(token.token_key)}
      </span>
    </>
  );
}

/** Kind, what it may do, and the group of the hosts it makes. */
export function KindCell({ token }: CellProps) {
  const { t } = useTranslation('integrations');
  const kindName = useKindName();
  const group = token.host_groups;
  return (
    <>
      {kindName(kindOf(token))}
      <span className={classes.second}>{scopeWords(token.scopes).join(', ')}</span>
      {group && (
        <span className={classes.second}>{t('table.intoGroup', { name: group.name })}</span>
      )}
    </>
  );
}

/** Whether it works, and for credentials that enrol, how many hosts of today's limit. */
export function StateCell({ token }: CellProps) {
  const { t } = useTranslation('integrations');
  const now = useNow();
  return (
    <>
      <State code={tokenState(token, now)} />
      {enrols(kindOf(token)) && (
        <span className={classes.second}>
          {t('table.hostsToday', {
            hosts: token.hosts_created_today,
            limit: token.max_hosts_per_day,
          })}
        </span>
      )}
    </>
  );
}

/** Addresses it may be used from. */
export function AddressesCell({ token }: CellProps) {
  const { t } = useTranslation('integrations');
  if (token.allowed_ip_ranges.length === 0) return t('table.anyAddress');
  return <span className={classes.addresses}>{token.allowed_ip_ranges.join(', ')}</span>;
}

/** When it was last used; marked when that is long ago. */
export function LastUsedCell({ token }: CellProps) {
  const { t } = useTranslation('integrations');
  const now = useNow();
  const days = unusedDays(token, now);
  if (days === null) {
    return token.last_used_at ? <TimeAgo at={token.last_used_at} /> : t('table.never');
  }
  const word = token.last_used_at
    ? t('table.unused', { count: days })
    : t('table.neverIn', { count: days });
  return <Marked title={t('table.unusedHelp')}>{word}</Marked>;
}

/** When it ends; marked when that is near. */
export function ExpiryCell({ token }: CellProps) {
  const { t } = useTranslation('integrations');
  const now = useNow();
  const time = useTimeFormat();
  if (token.expires_at === null) return t('table.noExpiry');
  const days = daysLeft(token, now);
  const exact = time.exact(token.expires_at);
  if (days === null) {
    return (
      <time dateTime={token.expires_at} title={exact}>
        {time.date(token.expires_at)}
      </time>
    );
  }
  return <Marked title={exact}>{t('table.inDays', { count: days })}</Marked>;
}

/** When it was made, and by whom. */
export function CreatedCell({ token }: CellProps) {
  const { t } = useTranslation('integrations');
  return (
    <>
      <TimeAgo at={token.created_at} />
      {token.users && (
        <span className={classes.second}>{t('table.by', { name: token.users.username })}</span>
      )}
    </>
  );
}

function Marked({ title, children }: { title: string; children: ReactNode }) {
  return (
    <span className={classes.marked} title={title}>
      <IconClockExclamation size={16} stroke={2} aria-hidden />
      {children}
    </span>
  );
}
