import { useTranslation } from 'react-i18next';
import type { CreatedToken } from '@/lib/api/types';
import { CommandBlock } from '@/ui/text/CommandBlock';
import { exportCredential } from '../commands/ansible';
import { Part } from './Part';

/** Key and secret as the inventory of the guide for Ansible reads them. */
export function ForAnsible({ token }: { token: CreatedToken }) {
  const { t } = useTranslation('integrations');
  return (
    <Part name={t('created.ansible')} hint={t('created.ansibleHint')}>
      <CommandBlock
        value={exportCredential(token.token_key, token.token_secret)}
        label={t('created.ansible')}
      />
    </Part>
  );
}
