import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_NAME } from './ownViews';

interface SaveViewFormProps {
  taken: readonly string[];
  onSave: (name: string) => void;
}

/** Asks how the view is called; a name that is there already replaces that view. */
export default function SaveViewForm({ taken, onSave }: SaveViewFormProps) {
  const { t } = useTranslation('hosts');
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const name = typed.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name === '') setMissing(true);
    else onSave(name);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" w={252}>
        <TextInput
          label={t('views.name')}
          description={t('views.kept')}
          value={typed}
          maxLength={LONGEST_NAME}
          error={missing && name === '' ? t('views.nameMissing') : undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        <Button type="submit">
          {t(taken.includes(name) ? 'views.replace' : 'views.saveSubmit')}
        </Button>
      </Stack>
    </form>
  );
}
