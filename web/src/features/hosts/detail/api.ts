import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';
import type { HostDetail, HostPackage } from '@/lib/api/types';
import { pageQuery } from '@/lib/table/search';
import { hostQuery } from '../api';
import { type HostSearch, packagesApiQuery } from './search';

/** One page of a host's packages, with the counts of all filters. */
export const hostPackagesQuery = (id: string, search: HostSearch) => {
  const query = packagesApiQuery(search);
  return queryOptions({
    queryKey: keys.host(id, 'packages', query),
    queryFn: () => unwrap(api.GET('/hosts/{id}/packages', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  });
};

/** Most rows the API gives at once. */
const LARGEST_PAGE = 500;

/** All packages that match, page after page, for copying them. */
export async function matchingPackages(id: string, search: HostSearch): Promise<HostPackage[]> {
  const found: HostPackage[] = [];
  for (;;) {
    const query = { ...packagesApiQuery(search), limit: LARGEST_PAGE, offset: found.length };
    const page = await unwrap(api.GET('/hosts/{id}/packages', { params: { path: { id }, query } }));
    found.push(...page.items);
    if (page.items.length === 0 || found.length >= page.total) return found;
  }
}

/** The timeline of a host, newest first; each page leads to the older one. */
export const hostChangesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: keys.host(id, 'changes'),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/hosts/{id}/changes', {
          params: { path: { id }, query: { limit: 100, ...(pageParam && { before: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** The repositories a host has configured. */
export const hostRepositoriesQuery = (id: string) =>
  queryOptions({
    queryKey: keys.host(id, 'repositories'),
    queryFn: () => unwrap(api.GET('/hosts/{id}/repositories', { params: { path: { id } } })),
  });

/** What the host's agent found when it was asked. */
export const hostDiagnosticsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.host(id, 'diagnostics'),
    queryFn: () => unwrap(api.GET('/hosts/{id}/diagnostics', { params: { path: { id } } })),
  });

/** Asks the agent at its next check-in. */
export function useAskDiagnostics(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/hosts/{id}/diagnostics', { params: { path: { id } } })),
    onSuccess: (answer) => client.setQueryData(hostDiagnosticsQuery(id).queryKey, answer),
  });
}

/** One page of the reports a host has sent, newest first. */
export const hostReportsQuery = (id: string, search: HostSearch) => {
  const query = pageQuery({ page: search.page });
  return queryOptions({
    queryKey: keys.host(id, 'reports', query),
    queryFn: () => unwrap(api.GET('/hosts/{id}/reports', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  });
};

/** Puts the host a change answered with in place, and lets the lists it stands in ask again. */
function useTakeHost(id: string) {
  const client = useQueryClient();
  return async ({ host }: { host: HostDetail }) => {
    client.setQueryData(hostQuery(id).queryKey, host);
    await Promise.all(
      [keys.hosts(), keys.groups(), keys.dashboard()].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
}

/** Gives a host another name. */
export function useRenameHost(id: string) {
  return useMutation({
    mutationFn: (friendly_name: string) =>
      unwrap(
        api.PATCH('/hosts/{id}/friendly-name', {
          params: { path: { id } },
          body: { friendly_name },
        }),
      ),
    onSuccess: useTakeHost(id),
  });
}

/** Writes the notes of a host. */
export function useSaveNotes(id: string) {
  return useMutation({
    mutationFn: (notes: string) =>
      unwrap(api.PATCH('/hosts/{id}/notes', { params: { path: { id } }, body: { notes } })),
    onSuccess: useTakeHost(id),
  });
}

/** Sets the groups of a host to exactly these. */
export function useSetGroups(id: string) {
  return useMutation({
    mutationFn: (groupIds: string[]) =>
      unwrap(api.PUT('/hosts/{id}/groups', { params: { path: { id } }, body: { groupIds } })),
    onSuccess: useTakeHost(id),
  });
}

/**
 * Puts this host in the place of an older one: what people wrote moves here, that one goes. The
 * server's event may take away what asked for it, so `onReplaced` belongs to the call itself.
 */
export function useReplaceHost(id: string, onReplaced: () => void) {
  const client = useQueryClient();
  const takeHost = useTakeHost(id);
  return useMutation({
    mutationFn: (host_id: string) =>
      unwrap(api.POST('/hosts/{id}/replace', { params: { path: { id } }, body: { host_id } })),
    onSuccess: async (answer, gone) => {
      onReplaced();
      client.removeQueries({ queryKey: keys.host(gone) });
      await takeHost(answer);
      await client.invalidateQueries({ queryKey: keys.host(id) });
    },
  });
}

/** Wishes for a full report, which rides on the agent's next check-in. */
export function useFetchReport(id: string) {
  return useMutation({
    mutationFn: () => unwrap(api.POST('/hosts/{id}/fetch-report', { params: { path: { id } } })),
  });
}

/** Makes a new key; the old one is dead at once, and the new one is in the answer only. */
export function useRegenerateCredentials(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(api.POST('/hosts/{id}/regenerate-credentials', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: hostQuery(id).queryKey }),
  });
}

/** Deletes the host with everything known about it; `onDeleted` leaves its page. */
export function useDeleteHost(id: string, onDeleted: () => Promise<void>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/hosts/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      await onDeleted();
      client.removeQueries({ queryKey: keys.host(id) });
      await Promise.all(
        [keys.hosts(), keys.groups(), keys.dashboard(), keys.navigation(), keys.packages()].map(
          (queryKey) => client.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
}
