import { type UseFormReturnType, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '@/lib/api/errors';
import type { Settings } from '@/lib/api/types';
import { useSaveSettings } from './api';

type Check = (value: never) => string | null;

/** Some of the settings, as a form's values. */
function valuesOf<Name extends keyof Settings>(settings: Settings, names: readonly Name[]) {
  return Object.fromEntries(names.map((name) => [name, settings[name]])) as Pick<Settings, Name>;
}

/**
 * A form over some of the settings: sends what was changed, tells at the field what the server
 * refuses, and shows a field that the server's start decides as decided there.
 */
export function useSettingsForm<Name extends keyof Settings>(
  settings: Settings,
  names: readonly Name[],
  validate: Partial<Record<Name, Check>> = {},
) {
  const { t } = useTranslation('settings');
  const save = useSaveSettings();
  const initialValues = valuesOf(settings, names);
  const form = useForm<Record<string, unknown>>({
    initialValues,
    validate: validate as UseFormReturnType<Record<string, unknown>>['validate'] & object,
  });
  const submit = form.onSubmit((values) => {
    const changed = Object.entries(values).filter(([name]) => form.isDirty(name));
    save.mutate(Object.fromEntries(changed), {
      onSuccess: (after) => {
        const stored = valuesOf(after, names);
        form.setInitialValues(stored);
        form.setValues(stored);
        form.resetDirty(stored);
        notifications.show({ message: t('saved') });
      },
      onError: (error) => form.setErrors(fieldErrors(error)),
    });
  });
  /** What a field needs; `help` gives way to where it is decided. */
  const field = (name: Name, help: string, type: 'input' | 'checkbox' = 'input') => {
    const variable = settings.locked?.[name];
    return {
      ...form.getInputProps(name, { type }),
      description: variable ? t('locked', { variable }) : help,
      disabled: variable !== undefined,
    };
  };
  return { form, submit, save, field };
}
