import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Agents } from '@/lib/api/types';
import classes from '../integrations.module.css';

/** Which agents the fleet runs, the most frequent first. */
export function AgentVersions({ agents }: { agents: Agents }) {
  const { t } = useTranslation('integrations');
  const offered = new Set(agents.binaries.map(({ version }) => version));
  if (agents.versions.length === 0) return <Text c="dimmed">{t('agents.noVersions')}</Text>;
  return (
    <Table aria-label={t('agents.versions')} className={classes.keys} maw={420}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('agents.version')}</Table.Th>
          <Table.Th ta="right">{t('agents.hosts')}</Table.Th>
          <Table.Th />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {agents.versions.map(({ version, hosts }) => (
          <Table.Tr key={version}>
            <Table.Th scope="row">
              <code>{version}</code>
            </Table.Th>
            <Table.Td ta="right">{t('agents.hostsCount', { count: hosts })}</Table.Td>
            <Table.Td>{offered.has(version) && t('agents.offered')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
