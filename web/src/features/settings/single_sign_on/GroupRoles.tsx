import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SingleSignOn } from '@/lib/api/types';
import { useCan } from '@/lib/permissions';
import { rolesQuery } from '@/lib/roles';
import { Fact, Facts } from '@/ui/layout/Facts';
import { Panel } from '@/ui/layout/Panel';

/** Which groups of the provider give which role; the first that fits counts. */
export function GroupRoles({ roles }: { roles: SingleSignOn['roles'] }) {
  const { t } = useTranslation('settings');
  const label = useRoleLabel();
  return (
    <Panel title={t('sso.roles')} hint={t('sso.rolesHint')}>
      <Facts>
        {roles.map(({ role, groups }) => (
          <Fact key={`${role} ${groups.join()}`} label={label(role)}>
            {groups.length === 0 ? t('sso.everybodyElse') : groups.join(t('sso.and'))}
          </Fact>
        ))}
      </Facts>
    </Panel>
  );
}

/** The name of a role that people read; its short one for who may not see roles. */
export function useRoleLabel(): (role: string) => string {
  const roles = useQuery({ ...rolesQuery, enabled: useCan('view_users') }).data;
  return (role) => roles?.items.find(({ name }) => name === role)?.label ?? role;
}
