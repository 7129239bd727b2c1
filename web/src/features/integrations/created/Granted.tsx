import { useTranslation } from 'react-i18next';
import type { CreatedToken } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { Fact, Facts } from '@/ui/layout/Facts';
import classes from '../integrations.module.css';
import { enrols } from '../tokens/token';
import { ACTIONS } from '../tokens/tokenForm';

interface GrantedProps {
  token: CreatedToken;
  kind: string;
}

/** What a new credential may do, and for how long. */
export function Granted({ token, kind }: GrantedProps) {
  const { t } = useTranslation('integrations');
  const time = useTimeFormat();
  const granted = ACTIONS.filter((action) => token.scopes?.host?.includes(action));
  return (
    <Facts>
      {granted.length > 0 && (
        <Fact label={t('created.scopes')}>
          {granted.map((action) => (
            <span key={action} className={classes.granted}>
              <code>host:{action}</code> {t(`scopes.${action}`)}
            </span>
          ))}
        </Fact>
      )}
      {enrols(kind) && (
        <Fact label={t('created.limit')}>
          {t('created.hostsPerDay', { count: token.max_hosts_per_day })}
        </Fact>
      )}
      {token.default_host_group && (
        <Fact label={t('form.group')}>{token.default_host_group.name}</Fact>
      )}
      <Fact label={t('table.expires')}>
        {token.expires_at ? time.exact(token.expires_at) : t('created.endless')}
      </Fact>
    </Facts>
  );
}
