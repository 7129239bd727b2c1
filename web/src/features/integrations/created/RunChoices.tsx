import { Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RunOptions } from '../commands/enrolment';

interface RunChoicesProps {
  /** A Proxmox server's containers, not one host. */
  containers: boolean;
  options: RunOptions;
  onChange: (options: RunOptions) => void;
}

const OF_CONTAINERS = ['dryRun', 'force', 'stopped'] as const;
const OF_HOST = ['dryRun', 'force'] as const;

/** What the pasted line shall do beyond the usual. */
export function RunChoices({ containers, options, onChange }: RunChoicesProps) {
  const { t } = useTranslation('integrations');
  const text = containers ? 'prefix' : 'name';
  return (
    <Group gap="xs" align="flex-end">
      <Stack gap={6} flex={1} miw={220}>
        {(containers ? OF_CONTAINERS : OF_HOST).map((choice) => (
          <Checkbox
            key={choice}
            label={t(`run.${choice}`)}
            checked={options[choice]}
            onChange={(event) => onChange({ ...options, [choice]: event.currentTarget.checked })}
          />
        ))}
      </Stack>
      <TextInput
        label={t(`run.${text}`)}
        placeholder={containers ? 'proxmox-' : 'web-1'}
        autoComplete="off"
        w={190}
        value={options[text]}
        onChange={(event) => onChange({ ...options, [text]: event.currentTarget.value })}
      />
    </Group>
  );
}
