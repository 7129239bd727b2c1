import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../integrations.module.css';

/** Keys of the agent's configuration with what holds when they are missing. */
const KEYS = [
  ['patchmon_server', null],
  ['api_version', 'v1'],
  ['credentials_file', 'credentials.yml'],
  ['state_file', 'state.json'],
  ['update_interval', '60'],
  ['log_level', 'info'],
  ['skip_ssl_verify', 'false'],
] as const;

/** The agent's configuration file, key by key. */
export function ConfigKeys() {
  const { t } = useTranslation('integrations');
  return (
    <div className={classes.scroll}>
      <Table aria-label={t('agents.config')} className={classes.keys}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('agents.key')}</Table.Th>
            <Table.Th>{t('agents.usual')}</Table.Th>
            <Table.Th>{t('agents.meaning')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {KEYS.map(([key, usual]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">
                <code>{key}</code>
              </Table.Th>
              <Table.Td>{usual === null ? '–' : <code>{usual}</code>}</Table.Td>
              <Table.Td>{t(`agents.keys.${key}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
