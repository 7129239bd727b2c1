import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/dialog/Dialog';
import { useCreateToken } from '../api';
import { CreatedToken } from '../created/CreatedToken';
import { NewTokenForm } from './NewTokenForm';
import { NEW_VALUES, type TokenValues } from './tokenForm';

/** What the form starts with. */
export interface NewTokenStart {
  kind: string;
  values?: Partial<TokenValues>;
}

interface NewTokenDialogProps {
  start: NewTokenStart;
  onClose: () => void;
}

/** Makes a credential, then shows its secret this once. */
export function NewTokenDialog({ start, onClose }: NewTokenDialogProps) {
  const { t } = useTranslation('integrations');
  const [kind, setKind] = useState(start.kind);
  const [stored, setStored] = useState(false);
  const create = useCreateToken();
  const made = create.data?.token;
  // The secret is shown once: a stray click or key must not lose it.
  const closes = made === undefined || stored;
  const title = t(start.kind === 'gethomepage' ? 'new.gethomepage' : 'new.tokens');
  return (
    <Dialog
      onClose={onClose}
      title={made ? t('created.title', { name: made.token_name }) : title}
      size={made ? 880 : 480}
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
        <NewTokenForm
          kind={kind}
          onKind={setKind}
          values={{ ...NEW_VALUES, ...start.values }}
          create={create}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
