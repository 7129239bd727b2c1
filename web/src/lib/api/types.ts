/**
 * The names the page uses for the API's shapes. Everything else imports them from here, so that
 * where they come from is this file's business alone.
 */
export type { paths as ApiPaths } from './contract';
export type {
  AttentionRow,
  ChangeKind,
  CreatedHost,
  Dashboard,
  FleetPackage,
  GroupRef,
  HostChange,
  HostDetail,
  HostFacets,
  HostGroup,
  HostList,
  HostPackage,
  HostPackageList,
  HostReport,
  HostRepository,
  HostRow,
  PackageDetail,
  PackageHost,
  RecentChange,
  Reporting,
  Repository,
  SecurityState,
  Settings,
  TrendPoint,
  UpdateState,
  User,
} from './shapes';
