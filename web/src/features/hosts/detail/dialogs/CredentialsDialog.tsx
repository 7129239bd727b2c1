import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/dialog/Dialog';
import { DialogFoot } from '@/ui/dialog/DialogFoot';
import { useRegenerateCredentials } from '../api';
import type { DialogProps } from './DialogProps';
import { NewKey } from './NewKey';

/** Makes a new key for the agent after saying what that does, then shows it this once. */
export function CredentialsDialog({ host, onClose }: DialogProps) {
  const { t } = useTranslation('host');
  const renew = useRegenerateCredentials(host.id);
  const made = renew.data !== undefined;
  return (
    <Dialog
      onClose={onClose}
      title={made ? t('credentials.made') : t('credentials.title')}
      size={made ? 660 : 440}
      // The new key is shown once: only the button that follows the tick closes then.
      closeOnClickOutside={!made}
      closeOnEscape={!made}
      withCloseButton={!made}
    >
      {renew.data ? (
        <NewKey apiId={renew.data.api_id} apiKey={renew.data.api_key} onClose={onClose} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            renew.mutate();
          }}
        >
          <Stack>
            <Text>{t('credentials.text', { name: host.friendly_name })}</Text>
            <DialogFoot
              action={t('credentials.submit')}
              busy={renew.isPending}
              error={renew.error}
              onCancel={onClose}
            />
          </Stack>
        </form>
      )}
    </Dialog>
  );
}
