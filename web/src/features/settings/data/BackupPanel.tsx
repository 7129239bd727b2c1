import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDatabaseExport, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '@/lib/api/types';
import { download } from '@/lib/download';
import { formatBytes } from '@/lib/format/bytes';
import { useCan } from '@/lib/permissions';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { Panel } from '@/ui/layout/Panel';
import { CommandBlock } from '@/ui/text/CommandBlock';
import { TimeAgo } from '@/ui/text/TimeAgo';
import { useMakeBackup } from './api';

const PG_DUMP = 'pg_dump --format=custom --file=patchmon.dump "$DATABASE_URL"';

/** The last copy of the database, and a new one on request. */
export function BackupPanel({ backup }: { backup: Backup }) {
  const { t } = useTranslation('settings');
  return (
    <Panel title={t('data.backup')}>
      {backup.supported ? (
        <Copies backup={backup} />
      ) : (
        <Stack>
          <Text>{t('data.postgres')}</Text>
          <CommandBlock value={PG_DUMP} label={t('data.postgresCommand')} />
          <Text c="dimmed">{t('data.postgresKey')}</Text>
        </Stack>
      )}
    </Panel>
  );
}

function Copies({ backup }: { backup: Backup }) {
  const { t } = useTranslation('settings');
  const reason = useReason();
  const make = useMakeBackup();
  // A copy holds every secret in its stored form.
  const mayDownload = useCan('manage_superusers');
  const failed = make.error ? reason(make.error) : backup.error;
  return (
    <Stack>
      <Text role="status">
        <LastCopy backup={backup} />
      </Text>
      {failed && (
        <Text c="var(--pm-warning)" role="alert">
          {t('data.backupFailed', { reason: failed })}
        </Text>
      )}
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconDatabaseExport size={16} />}
          loading={make.isPending || backup.running}
          onClick={() => make.mutate()}
        >
          {t('data.backupNow')}
        </Button>
        {mayDownload && backup.last_at && !backup.running && (
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            onClick={() => void download('/settings/data/backup')}
          >
            {t('data.backupDownload')}
          </Button>
        )}
      </Group>
      <Text c="dimmed">{t('data.backupKey')}</Text>
    </Stack>
  );
}

function LastCopy({ backup }: { backup: Backup }) {
  const { t, i18n } = useTranslation('settings');
  if (backup.running) return t('data.backupRunning');
  if (!backup.last_at) return t('data.backupNone');
  const size = formatBytes(backup.last_bytes ?? 0, i18n.language);
  return (
    <>
      {t('data.backupLast', { size })} <TimeAgo at={backup.last_at} />
    </>
  );
}
