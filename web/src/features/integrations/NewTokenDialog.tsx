import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/dialog/Dialog';
import { useCreateToken } from './api';
import { CreatedToken } from './CreatedToken';
import { NewTokenForm } from './NewTokenForm';
import type { IntegrationsTab } from './search';

interface NewTokenDialogProps {
  tab: IntegrationsTab;
  onClose: () => void;
}

/** Makes a credential, then shows its secret this once. */
export function NewTokenDialog({ tab, onClose }: NewTokenDialogProps) {
  const { t } = useTranslation('integrations');
  const [kind, setKind] = useState<string>(tab === 'gethomepage' ? 'gethomepage' : 'api');
  const [stored, setStored] = useState(false);
  const create = useCreateToken();
  const made = create.data?.token;
  // The secret is shown once: a stray click or key must not lose it.
  const closes = made === undefined || stored;
  return (
    <Dialog
      onClose={onClose}
      title={made ? t('created.title', { name: made.token_name }) : t(`new.${tab}`)}
      size={made ? 660 : 480}
      closeOnClickOutside={closes}
      closeOnEscape={closes}
      withCloseButton={made === undefined}
    >
      {made ? (
        <CreatedToken
          token={made}
          kind={kind}
          stored={stored}
          onStored={setStored}
          onClose={onClose}
        />
      ) : (
        <NewTokenForm kind={kind} onKind={setKind} create={create} onClose={onClose} />
      )}
    </Dialog>
  );
}
