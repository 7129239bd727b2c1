import { Input, SegmentedControl, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DialogFoot } from '@/ui/dialog/DialogFoot';
import type { useCreateToken } from '../api';
import { TokenFields } from './TokenFields';
import { bodyOf, type TokenValues } from './tokenForm';
import { tokenErrors, useTokenForm } from './useTokenForm';

/** Kinds to choose from; GetHomepage has a tab of its own. */
const USAGES = ['api', 'proxmox-lxc', 'direct-host'] as const;

interface NewTokenFormProps {
  kind: string;
  onKind: (kind: string) => void;
  /** What the fields start with. */
  values: TokenValues;
  create: ReturnType<typeof useCreateToken>;
  onClose: () => void;
}

/** What a new credential is for, and its fields. */
export function NewTokenForm({ kind, onKind, values, create, onClose }: NewTokenFormProps) {
  const { t } = useTranslation('integrations');
  const form = useTokenForm(values, kind);
  const submit = form.onSubmit((entered) =>
    create.mutate(
      { kind, body: bodyOf(entered, kind) },
      { onError: (error) => form.setErrors(tokenErrors(error)) },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {kind !== 'gethomepage' && <UsageChoice kind={kind} onKind={onKind} />}
        <TokenFields form={form} kind={kind} />
        <DialogFoot
          action={t('new.submit')}
          busy={create.isPending}
          error={create.error}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}

function UsageChoice({ kind, onKind }: Pick<NewTokenFormProps, 'kind' | 'onKind'>) {
  const { t } = useTranslation('integrations');
  const chosen = USAGES.find((each) => each === kind) ?? USAGES[0];
  return (
    <div>
      <Input.Label component="span">{t('new.usage')}</Input.Label>
      <SegmentedControl
        fullWidth
        aria-label={t('new.usage')}
        value={kind}
        onChange={onKind}
        data={USAGES.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <Text size="xs" c="dimmed" mt={4}>
        {t(`new.usageHelp.${chosen}`)}
      </Text>
    </div>
  );
}
