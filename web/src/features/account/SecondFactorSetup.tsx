import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '@/lib/api/errors';
import { ErrorPanel, useReason } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { CommandBlock } from '@/ui/text/CommandBlock';
import classes from './account.module.css';
import { useBeginFactor, useConfirmFactor } from './api';
import { BackupCodesDialog } from './BackupCodes';

/** Key, first code, backup codes. `onDone` comes once the codes are stored. */
export function SecondFactorSetup({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('account');
  const begin = useBeginFactor();
  const { mutate } = begin;
  const [codes, setCodes] = useState<string[] | null>(null);
  useEffect(() => mutate(), [mutate]);
  if (begin.isError) return <ErrorPanel error={begin.error} onRetry={() => mutate()} />;
  if (!begin.data) return <SkeletonRows />;
  return (
    <Stack>
      <Text>{t('factor.scan')}</Text>
      <img className={classes.qr} src={begin.data.qr_code} alt={t('factor.qr')} />
      <CommandBlock
        value={begin.data.secret}
        shown={grouped(begin.data.secret)}
        label={t('factor.key')}
      />
      <CodeForm onCodes={setCodes} />
      {codes && <BackupCodesDialog codes={codes} onDone={onDone} />}
    </Stack>
  );
}

/** In fours, for whoever types it. */
function grouped(key: string): string {
  return key.replace(/.{4}(?=.)/g, '$& ');
}

function CodeForm({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const { t } = useTranslation(['account', 'common']);
  const reason = useReason();
  const confirm = useConfirmFactor();
  const form = useForm({
    initialValues: { token: '' },
    validate: {
      token: (value) => (/^\s*\d{6}\s*$/.test(value) ? null : t('account:factor.codeMissing')),
    },
  });
  const submit = form.onSubmit(({ token }) =>
    confirm.mutate(token.trim(), {
      onSuccess: ({ backup_codes }) => onCodes(backup_codes),
      onError: (error) => {
        const { token: complaint } = fieldErrors(error);
        form.setErrors({
          token: complaint ?? t('common:actions.failed', { reason: reason(error) }),
        });
      },
    }),
  );
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label={t('account:factor.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        {...form.getInputProps('token')}
      />
      <div>
        <Button type="submit" loading={confirm.isPending}>
          {t('account:factor.confirm')}
        </Button>
      </div>
    </form>
  );
}
