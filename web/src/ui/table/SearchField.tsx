import { Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useSearchField } from '@/lib/table/useSearchField';

interface SearchFieldProps {
  /** What is searched: "Search packages". */
  label: string;
  value: string | undefined;
  onSearch: (words: string | undefined) => void;
  width?: number | string;
}

/** The search field of a list: its words live in the address, `/` jumps to it. */
export function SearchField({ label, value, onSearch, width = 212 }: SearchFieldProps) {
  const field = useSearchField(value, onSearch);
  return (
    <TextInput
      {...field}
      data-list-search
      type="search"
      w={width}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} />}
      rightSection={
        field.value === '' ? (
          <Kbd size="xs" visibleFrom="sm">
            /
          </Kbd>
        ) : undefined
      }
    />
  );
}
