import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Agents } from '@/lib/api/types';
import { formatBytes } from '@/lib/format/number';
import classes from '../integrations.module.css';

/** The programs this server hands out, with what proves that a download is whole. */
export function AgentPrograms({ agents }: { agents: Agents }) {
  const { t, i18n } = useTranslation('integrations');
  if (agents.binaries.length === 0) return <Text c="dimmed">{t('agents.noPrograms')}</Text>;
  return (
    <div className={classes.scroll}>
      <Table aria-label={t('agents.programs')} className={classes.keys}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('agents.architecture')}</Table.Th>
            <Table.Th>{t('agents.version')}</Table.Th>
            <Table.Th ta="right">{t('agents.size')}</Table.Th>
            <Table.Th>SHA-256</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {agents.binaries.map((each) => (
            <Table.Tr key={`${each.os} ${each.architecture}`}>
              <Table.Th scope="row">
                {each.os} {each.architecture}
              </Table.Th>
              <Table.Td>
                <code>{each.version ?? '–'}</code>
              </Table.Td>
              <Table.Td ta="right">{formatBytes(each.size, i18n.language)}</Table.Td>
              <Table.Td className={classes.digest}>
                <code>{each.sha256}</code>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
