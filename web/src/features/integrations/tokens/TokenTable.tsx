import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Token } from '@/lib/api/types';
import classes from '../integrations.module.css';
import type { TokenTab } from '../search';
import {
  AddressesCell,
  CreatedCell,
  ExpiryCell,
  KindCell,
  LastUsedCell,
  NameCell,
  StateCell,
} from './cells';
import { TokenActions } from './TokenActions';

const CELLS = {
  name: NameCell,
  kind: KindCell,
  status: StateCell,
  addresses: AddressesCell,
  created: CreatedCell,
  lastUsed: LastUsedCell,
  expires: ExpiryCell,
} satisfies Record<string, (props: { token: Token }) => ReactNode>;

/** Columns of each tab, in order. */
const COLUMNS = {
  tokens: ['name', 'kind', 'status', 'addresses', 'lastUsed', 'expires', 'created'],
  gethomepage: ['name', 'created', 'lastUsed', 'status', 'expires'],
} as const satisfies Record<TokenTab, readonly (keyof typeof CELLS)[]>;

interface TokenTableProps {
  tab: TokenTab;
  tokens: Token[];
}

/** Credentials as a table; on a phone each becomes a block. */
export function TokenTable({ tab, tokens }: TokenTableProps) {
  const { t } = useTranslation('integrations');
  const columns = COLUMNS[tab];
  return (
    <div className={classes.scroll}>
      <Table aria-label={t(`tabs.${tab}`)} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} data-column={column}>
                {t(`table.${column}`)}
              </Table.Th>
            ))}
            <Table.Th data-column="actions">
              <span className={classes.hidden}>{t('table.actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.map((token) => (
            <Table.Tr key={token.id}>
              {columns.map((column) => {
                const Cell = CELLS[column];
                return (
                  <Table.Td key={column} data-label={t(`table.${column}`)} data-column={column}>
                    <div>
                      <Cell token={token} />
                    </div>
                  </Table.Td>
                );
              })}
              <Table.Td className={classes.actions}>
                <TokenActions token={token} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
