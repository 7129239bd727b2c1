import { Checkbox, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { groupsQuery } from '@/lib/groups';
import { enrols } from './token';
import { ACTIONS, fieldsOf } from './tokenForm';
import type { TokenFormState } from './useTokenForm';

interface TokenFieldsProps {
  form: TokenFormState;
  kind: string;
}

/** The fields of a credential of this kind. */
export function TokenFields({ form, kind }: TokenFieldsProps) {
  const { t } = useTranslation('integrations');
  const fields = fieldsOf(kind);
  return (
    <>
      <TextInput
        data-autofocus
        required
        maxLength={255}
        label={t('form.name')}
        description={t('form.nameHelp')}
        autoComplete="off"
        {...form.getInputProps('token_name')}
      />
      {fields.scopes && <ScopeBoxes form={form} />}
      {fields.limit && (
        <NumberInput
          required
          label={t('form.limit')}
          description={t('form.limitHelp')}
          min={1}
          max={1000}
          clampBehavior="none"
          {...form.getInputProps('max_hosts_per_day')}
        />
      )}
      {fields.group && <GroupSelect form={form} kind={kind} />}
      <TextInput
        label={t('form.addresses')}
        description={t('form.addressesHelp')}
        placeholder="192.168.1.100, 10.0.0.0/24"
        autoComplete="off"
        {...form.getInputProps('allowed_ip_ranges')}
      />
      <TextInput
        type="datetime-local"
        step={1}
        label={t('form.expires')}
        description={t('form.expiresHelp')}
        {...form.getInputProps('expires_at')}
      />
    </>
  );
}

function ScopeBoxes({ form }: { form: TokenFormState }) {
  const { t } = useTranslation('integrations');
  return (
    <Checkbox.Group
      required
      label={t('form.scopes')}
      description={t('form.scopesHelp')}
      {...form.getInputProps('scopes')}
    >
      <Stack gap="xs" mt="xs">
        {ACTIONS.map((action) => (
          <Checkbox
            key={action}
            value={action}
            label={`host: ${action}`}
            description={t(`scopes.${action}`)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function GroupSelect({ form, kind }: TokenFieldsProps) {
  const { t } = useTranslation('integrations');
  const groups = useQuery(groupsQuery);
  return (
    <NativeSelect
      label={t('form.group')}
      description={enrols(kind) ? t('form.groupHelp') : t('form.groupHelpApi')}
      data={[
        { value: '', label: t('form.noGroup') },
        ...(groups.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      {...form.getInputProps('default_host_group_id')}
    />
  );
}
