// The operations of the API in the form openapi-typescript writes them, by hand. `types.ts` is the
// only importer.
import type * as S from './shapes';

interface Op<Parameters, Body, Answer> {
  parameters: Parameters;
  requestBody: { content: { 'application/json': Body } };
  responses: { 200: { headers: object; content: { 'application/json': Answer } } };
}
type NoBody<Parameters, Answer> = Omit<Op<Parameters, never, Answer>, 'requestBody'>;
type Get<Answer, Query = object, Path = never> = {
  get: NoBody<[Path] extends [never] ? { query?: Query } : { query?: Query; path: Path }, Answer>;
};
type Post<Body, Answer> = { post: Op<object, Body, Answer> };
type Id = { id: string };

interface Paging {
  limit?: number;
  offset?: number;
  sort?: string;
  order?: 'asc' | 'desc';
  search?: string;
}
interface HostsQuery extends Paging {
  group?: string;
  os?: string;
  reporting?: string;
  updates?: boolean;
  security?: boolean;
  reboot?: boolean;
}
interface StateQuery extends Paging {
  state?: string;
}
interface NewGroup {
  name: string;
  description?: string | null;
  color?: string | null;
}
interface NewAccount {
  code: string;
  username: string;
  email: string;
  password: string;
  first_name?: string;
  last_name?: string;
  server_url?: string;
}

export interface paths {
  '/setup': Get<{ needed: boolean }> & Post<NewAccount, S.SignedIn>;
  '/auth/login': Post<{ username: string; password: string }, S.SignedIn>;
  '/auth/logout': { post: NoBody<object, { message: string }> };
  '/auth/profile': Get<{ user: S.User }>;
  '/version': Get<{ version: string; api_version: string }>;
  '/settings': Get<S.Settings> & { put: Op<object, Partial<S.Settings>, S.Settings> };
  '/navigation': Get<S.Navigation>;
  '/hosts': Get<S.HostList, HostsQuery> &
    Post<{ friendly_name: string; host_group_ids?: string[] }, S.CreatedHost>;
  '/hosts/bulk': { delete: Op<object, { hostIds: string[] }, { deleted: number }> };
  '/hosts/bulk/groups': {
    put: Op<
      object,
      { hostIds: string[]; groupIds: string[]; mode?: 'replace' | 'add' | 'remove' },
      { updated: number }
    >;
  };
  '/hosts/{id}': Get<S.HostDetail, object, Id> & {
    delete: NoBody<{ path: Id }, { message: string }>;
  };
  '/hosts/{id}/friendly-name': {
    patch: Op<{ path: Id }, { friendly_name: string }, { host: S.HostDetail }>;
  };
  '/hosts/{id}/notes': { patch: Op<{ path: Id }, { notes: string }, { host: S.HostDetail }> };
  '/hosts/{id}/groups': { put: Op<{ path: Id }, { groupIds: string[] }, { host: S.HostDetail }> };
  '/hosts/{id}/regenerate-credentials': {
    post: NoBody<{ path: Id }, { api_id: string; api_key: string }>;
  };
  '/hosts/{id}/packages': Get<S.HostPackageList, StateQuery, Id>;
  '/hosts/{id}/repositories': Get<{ items: S.HostRepository[] }, object, Id>;
  '/hosts/{id}/changes': Get<
    { items: S.HostChange[]; next: string | null },
    { limit?: number; before?: string },
    Id
  >;
  '/hosts/{id}/reports': Get<S.List<S.HostReport>, Paging, Id>;
  '/host-groups': Get<{ items: S.HostGroup[] }> & Post<NewGroup, S.HostGroup>;
  '/host-groups/{id}': {
    put: Op<{ path: Id }, NewGroup, S.HostGroup>;
    delete: NoBody<{ path: Id }, undefined>;
  };
  '/packages': Get<S.List<S.FleetPackage>, StateQuery & { ecosystem?: string }>;
  '/packages/{id}': Get<S.PackageDetail, object, Id>;
  '/packages/{id}/hosts': Get<S.List<S.PackageHost>, StateQuery, Id>;
  '/repositories': Get<S.List<S.Repository>, Paging>;
  '/dashboard': Get<S.Dashboard>;
  '/dashboard/trend': Get<{ points: S.TrendPoint[] }, { days?: number }>;
}
