import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Token } from '@/lib/api/types';
import { Dialog } from '@/ui/dialog/Dialog';
import { EnrolmentCommand } from '../created/EnrolmentCommand';
import { HomepageWidget } from '../created/HomepageWidget';
import { UsageExamples } from '../created/UsageExamples';
import { enrols, kindOf } from './token';

interface UseTokenDialogProps {
  token: Token;
  onClose: () => void;
}

/** The commands of a credential once more, with a place for the secret nobody can show again. */
export function UseTokenDialog({ token, onClose }: UseTokenDialogProps) {
  const { t } = useTranslation('integrations');
  const kind = kindOf(token);
  const credential = { token_key: token.token_key, token_secret: 'SECRET' };
  return (
    <Dialog onClose={onClose} title={t('use.title', { name: token.token_name })} size={880}>
      <Stack>
        {kind === 'api' && <UsageExamples token={token} />}
        {kind === 'gethomepage' && <HomepageWidget token={token} />}
        {enrols(kind) && <EnrolmentCommand token={credential} kind={kind} />}
        {kind !== 'api' && <Text c="dimmed">{t('use.secret')}</Text>}
      </Stack>
    </Dialog>
  );
}
