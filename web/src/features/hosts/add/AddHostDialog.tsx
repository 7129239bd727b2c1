import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreatedHost } from '@/lib/api/types';
import { Dialog } from '@/ui/dialog/Dialog';
import { AddedHost } from './AddedHost';
import { NewHostForm } from './NewHostForm';

/** Adding a host: its name first, then the commands and the wait for its report. */
export default function AddHostDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('hosts');
  const [added, setAdded] = useState<CreatedHost | null>(null);
  const title = added ? t('add.titleNamed', { name: added.host.friendly_name }) : t('add.title');
  return (
    <Dialog
      onClose={onClose}
      title={title}
      size={added ? 660 : 440}
      // The key is shown once: a stray click must not close it.
      closeOnClickOutside={added === null}
    >
      {added ? (
        <AddedHost added={added} onClose={onClose} />
      ) : (
        <NewHostForm onAdded={setAdded} onClose={onClose} />
      )}
    </Dialog>
  );
}
