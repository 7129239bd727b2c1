import { ActionIcon } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Opens search and actions from a phone's title bar. */
export function SearchButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('common');
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={44}
      onClick={onClick}
      aria-label={t('search.open')}
    >
      <IconSearch size={22} />
    </ActionIcon>
  );
}
