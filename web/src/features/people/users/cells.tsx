import { useTranslation } from 'react-i18next';
import type { Roles, User, UserRow } from '@/lib/api/types';
import { displayName } from '@/lib/session';
import { GroupDot } from '@/ui/state/GroupDot';
import { State } from '@/ui/state/State';
import { TimeAgo } from '@/ui/text/TimeAgo';
import classes from '../people.module.css';
import { UserActions } from './UserActions';

/** Who it is: the name, and how it is reached. */
export function UserCell({ user }: { user: User }) {
  const name = displayName(user);
  const more = name === user.username ? user.email : `${user.username} · ${user.email}`;
  return (
    <>
      <span className={classes.name}>{name}</span>
      <span className={classes.second} title={more}>
        {more}
      </span>
    </>
  );
}

/** Which hosts somebody sees. */
export function SightCell({ user }: { user: User }) {
  const { t } = useTranslation('people');
  if (user.all_hosts) return <span className={classes.quiet}>{t('users.allHosts')}</span>;
  if (user.host_groups.length === 0) return <>{t('users.noHosts')}</>;
  return (
    <span className={classes.groups}>
      {user.host_groups.map(({ id, name, color }) => (
        <GroupDot key={id} name={name} color={color} />
      ))}
    </span>
  );
}

/** Whether a second factor is in force, and where it should be and is not. */
export function FactorCell({ user }: { user: User }) {
  const { t } = useTranslation('people');
  if (user.tfa_enabled) return <>{t('users.factor.on')}</>;
  if (user.tfa_required)
    return <span className={classes.warning}>{t('users.factor.missing')}</span>;
  return <span className={classes.quiet}>{t('users.factor.off')}</span>;
}

/** Whether the account may be used. */
export function StatusCell({ user }: { user: User }) {
  return <State code={user.is_active ? 'tokenActive' : 'tokenOff'} />;
}

/** When somebody signed in last. */
export function LastSeenCell({ user }: { user: User }) {
  const { t } = useTranslation('people');
  return (
    <span className={classes.quiet}>
      {user.last_login ? <TimeAgo at={user.last_login} /> : t('users.never')}
    </span>
  );
}

/** A user on a phone. */
export function UserPhoneRow({ row, roles }: { row: UserRow; roles: Roles | undefined }) {
  return (
    <div className={classes.phone}>
      <div>
        <UserCell user={row} />
      </div>
      {roles ? <UserActions user={row} roles={roles} /> : <span />}
      <span>
        {row.role_name} · <LastSeenCell user={row} />
      </span>
      <StatusCell user={row} />
    </div>
  );
}
