import { Button, CloseButton, Menu, Text } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format/number';

interface Option {
  value: string;
  label: string;
  hosts?: number;
}

interface FieldFilterProps {
  label: string;
  /** Comma list of picked values. */
  value: string | undefined;
  options: readonly Option[];
  onChange: (value: string | undefined) => void;
  /** Only one value at a time. */
  single?: boolean;
}

/** A filter by a field: "Group Production, Staging ×". */
export function FieldFilter({ label, value, options, onChange, single }: FieldFilterProps) {
  const { t } = useTranslation('hosts');
  const picked = value === undefined ? [] : single ? [value] : value.split(',');
  const toggle = (option: string) => {
    const rest = picked.filter((each) => each !== option);
    const next = rest.length < picked.length ? rest : single ? [option] : [...picked, option];
    onChange(next.join(',') || undefined);
  };
  const names = options.filter((option) => picked.includes(option.value)).map((each) => each.label);
  return (
    <Button.Group>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant={picked.length > 0 ? 'light' : 'subtle'}
            leftSection={picked.length > 0 ? undefined : <IconFilter size={16} />}
          >
            {label}
            {picked.length > 0 && <Text span fw={600} ml={6}>{`${names.join(', ')}`}</Text>}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          {options.map((option) => (
            <Menu.CheckboxItem
              key={option.value}
              checked={picked.includes(option.value)}
              closeMenuOnClick={single}
              onChange={() => toggle(option.value)}
              rightSection={
                option.hosts !== undefined && <Text c="dimmed">{formatNumber(option.hosts)}</Text>
              }
            >
              {option.label}
            </Menu.CheckboxItem>
          ))}
        </Menu.Dropdown>
      </Menu>
      {picked.length > 0 && (
        <CloseButton
          size={30}
          iconSize={14}
          aria-label={t('filters.remove', { label })}
          onClick={() => onChange(undefined)}
        />
      )}
    </Button.Group>
  );
}
