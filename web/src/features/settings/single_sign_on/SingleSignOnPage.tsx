import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SingleSignOn } from '@/lib/api/types';
import { useCan } from '@/lib/permissions';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { PermissionMissing } from '@/ui/feedback/PermissionMissing';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { Panel } from '@/ui/layout/Panel';
import { VariableRow } from '../environment/VariableRow';
import classes from '../settings.module.css';
import { Attempts } from './Attempts';
import { singleSignOnQuery } from './api';
import { GroupRoles } from './GroupRoles';
import { LocalSignIn } from './LocalSignIn';
import { ProviderPanel } from './ProviderPanel';
import { ProviderTest } from './ProviderTest';

/** Whether people sign in by an identity provider, how that is set up, and how it went. */
export function SingleSignOnPage(): ReactNode {
  const { t } = useTranslation('settings');
  const mayManage = useCan('manage_settings');
  const query = useQuery({ ...singleSignOnQuery, enabled: mayManage });
  if (!mayManage) return <PermissionMissing permission="manage_settings" />;
  return (
    <section aria-labelledby="sso-title">
      <div className={classes.head}>
        <Title order={2} id="sso-title">
          {t('sso.title')}
        </Title>
      </div>
      {query.isPending && <SkeletonRows height={60} />}
      {query.isError && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Parts sso={query.data} />}
    </section>
  );
}

function Parts({ sso }: { sso: SingleSignOn }) {
  const { t } = useTranslation('settings');
  return (
    <Stack>
      <ProviderPanel sso={sso} />
      {sso.status.state !== 'disabled' && <ProviderTest />}
      <LocalSignIn local={sso.local_auth} />
      {sso.roles.length > 0 && <GroupRoles roles={sso.roles} />}
      <Attempts />
      <Panel title={t('sso.variables')} hint={t('sso.variablesHint')}>
        <Text c="dimmed" mb="xs">
          {t('environment.text')}
        </Text>
        <ul className={classes.variables} aria-label={t('sso.variables')}>
          {sso.variables.map((variable) => (
            <VariableRow key={variable.name} variable={variable} />
          ))}
        </ul>
      </Panel>
    </Stack>
  );
}
