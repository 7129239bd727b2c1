import { Group, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditItem } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { Dialog } from '@/ui/dialog/Dialog';
import { Fact, Facts } from '@/ui/layout/Facts';
import { CopyButton } from '@/ui/text/CommandBlock';
import { Changes } from './Changes';
import { ActorCell, OutcomeCell, SubjectCell } from './cells';
import { useWords } from './useWords';

interface AuditDetailsProps {
  row: AuditItem;
  onClose: () => void;
}

/** Everything a row of the log holds. */
export default function AuditDetails({ row, onClose }: AuditDetailsProps) {
  const { t } = useTranslation('audit');
  const time = useTimeFormat();
  const words = useWords();
  return (
    <Dialog onClose={onClose} title={words.action(row.action)} size="lg">
      <Stack pt={4}>
        <Facts>
          <Fact label={t('columns.at')}>{time.exact(row.at)}</Fact>
          <Fact label={t('columns.actor')}>
            <ActorCell row={row} />
          </Fact>
          <Fact label={t('columns.subject')}>
            <SubjectCell row={row} />
          </Fact>
          <Fact label={t('columns.outcome')}>
            <OutcomeCell row={row} />
          </Fact>
          <Fact label={t('details.code')} mono>
            {row.action}
          </Fact>
          <Fact label={t('columns.address')} mono>
            {row.address ?? t('details.noAddress')}
          </Fact>
          <Fact label={t('details.entry')}>{String(row.id)}</Fact>
          <Fact label={t('details.request')} mono>
            {row.request_id ?? t('details.noRequest')}
          </Fact>
        </Facts>
        {row.request_id && (
          <Group>
            <CopyButton
              value={row.request_id}
              label={t('details.request')}
              action={t('details.copyRequest')}
            />
          </Group>
        )}
        <section>
          <Title order={3} mb="xs">
            {t('details.changes')}
          </Title>
          <Changes before={row.before} after={row.after} />
        </section>
      </Stack>
    </Dialog>
  );
}
