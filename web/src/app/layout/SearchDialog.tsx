import {
  Spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
} from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch, IconServer2 } from '@tabler/icons-react';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';
import { useCan } from '@/lib/permissions';
import { useDestinations } from './destinations';

const foundHosts = (search: string, allowed: boolean) =>
  queryOptions({
    queryKey: keys.hosts('search', search),
    queryFn: () => unwrap(api.GET('/hosts', { params: { query: { search, limit: 8 } } })),
    enabled: allowed && search !== '',
    placeholderData: keepPreviousData,
  });

function useHostActions(search: string): SpotlightActionData[] {
  const navigate = useNavigate();
  const [settled] = useDebouncedValue(search.trim(), 150);
  const { data } = useQuery(foundHosts(settled, useCan('view_hosts')));
  if (settled === '') return [];
  return (data?.items ?? []).map((host) => ({
    id: host.id,
    label: host.friendly_name,
    description: [host.os?.name, host.ip].filter(Boolean).join(' · '),
    keywords: search,
    leftSection: <IconServer2 size={16} />,
    onClick: () => void navigate({ to: '/hosts/$hostId', params: { hostId: host.id } }),
  }));
}

function useActionGroups(search: string): SpotlightActionGroupData[] {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  const mayAdd = useCan('manage_hosts');
  const { places, settings } = useDestinations();
  const pages = [...places, ...settings].map(({ to, name, icon: Glyph }) => ({
    id: name,
    label: t(`nav.${name}`),
    leftSection: <Glyph size={16} />,
    onClick: () => void navigate({ to }),
  }));
  const addHost = {
    id: 'add-host',
    label: t('actions.addHost'),
    leftSection: <IconPlus size={16} />,
    onClick: () => void navigate({ to: '.', search: (old) => ({ ...old, add: true }) }),
  };
  return [
    { group: t('search.hosts'), actions: useHostActions(search) },
    { group: t('search.pages'), actions: pages },
    { group: t('search.actions'), actions: mayAdd ? [addHost] : [] },
  ].filter((group) => group.actions.length > 0);
}

/** Search over pages, actions and hosts (Ctrl K). Mounted while it is open. */
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('common');
  const [query, setQuery] = useState('');
  return (
    <Spotlight
      forceOpened
      shortcut={null}
      overlayProps={{ blur: 0 }}
      query={query}
      onQueryChange={setQuery}
      actions={useActionGroups(query)}
      onSpotlightClose={onClose}
      nothingFound={t('search.nothing')}
      searchProps={{
        leftSection: <IconSearch size={16} />,
        placeholder: t('search.placeholder'),
        'aria-label': t('search.placeholder'),
      }}
    />
  );
}
