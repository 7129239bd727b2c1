import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTrash, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '@/lib/format/bytes';
import { type LogoKind, logoAddress } from '@/lib/look';
import { Dialog } from '@/ui/dialog/Dialog';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { Panel } from '@/ui/layout/Panel';
import { tokens } from '@/ui/theme/tokens';
import { MOST_BYTES, TYPES, useRemoveLogo, useUploadLogo } from './api';
import classes from './appearance.module.css';

interface LogoPanelProps {
  kind: LogoKind;
  /** Whether a picture stands in place of the page's own. */
  own: boolean;
  version: number;
}

/** One of the page's pictures: what it is now, another one, or the page's own again. */
export function LogoPanel({ kind, own, version }: LogoPanelProps) {
  const { t, i18n } = useTranslation('settings');
  const reason = useReason();
  const upload = useUploadLogo(kind);
  const [refused, setRefused] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);
  const name = t(`appearance.kinds.${kind}`);
  const take = (file: File | null) => {
    if (!file) return;
    const bytes = formatBytes(file.size, i18n.language);
    const wrong = !TYPES.includes(file.type)
      ? t('appearance.wrongType')
      : file.size > MOST_BYTES
        ? t('appearance.tooLarge', { bytes })
        : null;
    setRefused(wrong);
    if (wrong) return;
    upload.mutate(file, {
      onSuccess: () => notifications.show({ message: t('appearance.uploaded', { name }) }),
    });
  };
  const failure = refused ?? (upload.error && reason(upload.error));
  return (
    <Panel title={name}>
      <Stack gap="sm">
        <div className={classes.preview} style={schemeOf(kind)}>
          {own ? (
            <img src={logoAddress(kind, version)} alt={t('appearance.preview', { name })} />
          ) : (
            <Text span>{t('appearance.none')}</Text>
          )}
        </div>
        {failure && (
          <Text c="var(--pm-warning)" role="alert">
            {t('appearance.failed', { reason: failure })}
          </Text>
        )}
        <Group gap="sm">
          <FileButton accept={TYPES.join(',')} onChange={take} inputProps={{ 'aria-label': name }}>
            {(button) => (
              <Button
                {...button}
                variant="default"
                leftSection={<IconUpload size={16} />}
                loading={upload.isPending}
                aria-label={t('appearance.uploadNamed', { name })}
              >
                {t('appearance.upload')}
              </Button>
            )}
          </FileButton>
          {own && (
            <Button
              variant="default"
              leftSection={<IconTrash size={16} />}
              aria-label={t('appearance.removeNamed', { name })}
              onClick={() => setRemoving(true)}
            >
              {t('appearance.remove')}
            </Button>
          )}
        </Group>
      </Stack>
      {removing && <RemoveLogo kind={kind} name={name} onClose={() => setRemoving(false)} />}
    </Panel>
  );
}

/** Colours of the scheme a logo is for, whatever the page's own scheme is; a favicon has none. */
function schemeOf(kind: LogoKind) {
  if (kind === 'favicon') return undefined;
  return { color: tokens.dimmed[kind], backgroundColor: tokens.body[kind] };
}

interface RemoveLogoProps {
  kind: LogoKind;
  name: string;
  onClose: () => void;
}

function RemoveLogo({ kind, name, onClose }: RemoveLogoProps) {
  const { t } = useTranslation(['settings', 'common']);
  const reason = useReason();
  const remove = useRemoveLogo(kind);
  return (
    <Dialog onClose={onClose} title={t('settings:appearance.removeNamed', { name })}>
      <Stack>
        <Text>{t('settings:appearance.removeText')}</Text>
        {remove.error && (
          <Text c="var(--pm-warning)" role="alert">
            {t('common:actions.failed', { reason: reason(remove.error) })}
          </Text>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:actions.cancel')}
          </Button>
          <Button
            color="danger"
            loading={remove.isPending}
            onClick={() => remove.mutate(undefined, { onSuccess: onClose })}
          >
            {t('settings:appearance.remove')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
