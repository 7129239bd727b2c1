import { Kbd, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/dialog/Dialog';

const KEYS = [
  ['help', '?'],
  ['palette', 'Ctrl', 'K'],
  ['filter', '/'],
  ['fields', 'f'],
  ['dashboard', 'g', 'd'],
  ['hosts', 'g', 'h'],
  ['packages', 'g', 'p'],
  ['advisories', 'g', 'a'],
  ['repositories', 'g', 'r'],
  ['settings', 'g', 's'],
  ['down', 'j', '↓'],
  ['up', 'k', '↑'],
  ['open', 'Enter'],
  ['select', 'x'],
  ['range', 'Shift', 'x'],
  ['page', '[', ']'],
  ['neighbour', '[', ']'],
  ['tab', '1–7'],
  ['editName', 'e'],
  ['fetchReport', 'f'],
  ['addHost', 'n'],
  ['close', 'Esc'],
] as const;

/** The list of keys behind `?`. */
export default function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('common');
  return (
    <Dialog onClose={onClose} title={t('keys.title')}>
      <Table withRowBorders={false} aria-label={t('keys.title')}>
        <Table.Tbody>
          {KEYS.map(([what, ...keys]) => (
            <Table.Tr key={what}>
              <Table.Td w={110}>
                {keys.map((key) => (
                  <Kbd key={key} size="xs" mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{t(`keys.${what}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  );
}
