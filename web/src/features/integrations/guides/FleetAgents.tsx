import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { agentsQuery } from '../api';
import { AgentPrograms } from './AgentPrograms';
import { AgentVersions } from './AgentVersions';
import { Step } from './Step';

/** What runs on the hosts, and what this server hands out to them. */
export function FleetAgents() {
  const { t } = useTranslation('integrations');
  const { data: agents, error, isError, refetch } = useQuery(agentsQuery);
  if (isError) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!agents) return <SkeletonRows rows={3} />;
  return (
    <>
      <Step title={t('agents.versions')}>
        <AgentVersions agents={agents} />
      </Step>
      <Step title={t('agents.programs')} text={t('agents.programsText')}>
        <AgentPrograms agents={agents} />
      </Step>
    </>
  );
}
