/**
 * The names the page uses for the API's shapes. All come from the generated `schema.ts`; the rest of
 * the page imports them from here.
 */
import type { components, paths } from './schema';
import type { Answer } from './words';

export type { ChangeKind, Reporting, SecurityState, UpdateState } from './words';

/** The operations without the prefix, which the page learns when it runs. */
export type ApiPaths = {
  [Path in keyof paths as Path extends `/api/v1${infer Rest}` ? Rest : never]: paths[Path];
};

type Schemas = components['schemas'];

export type Advisory = Answer<Schemas['FleetAdvisoryBody']>;
export type AdvisoryHost = Answer<Schemas['AdvisoryHostRow']>;
export type Agents = Answer<Schemas['Agents']>;
/** The document calls the values of a change objects and says no more of them. */
export type AuditItem = Omit<Answer<Schemas['AuditItem']>, 'before' | 'after'> & {
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};
export type AttentionRow = Answer<Schemas['AttentionRow']>;
export type Backup = Answer<Schemas['BackupBody']>;
export type CreatedHost = Answer<Schemas['CreatedHost']>;
export type Data = Answer<Schemas['DataBody']>;
export type Dashboard = Answer<Schemas['Overview']>;
export type FleetPackage = Answer<Schemas['PackageRow']>;
export type GroupRef = Answer<Schemas['GroupRef']>;
export type HostChange = Answer<Schemas['HostChange']>;
export type HostDetail = Answer<Schemas['HostDetail']>;
export type HostFacets = Answer<Schemas['HostFacets']>;
/** Its wish has states of its own. */
export type HostDiagnostics = Omit<Answer<Schemas['HostDiagnostics']>, 'asked'> & {
  asked: (Answer<Pick<Schemas['AskedDiagnostics'], 'at'>> & { state: string }) | null;
};
export type HostGroup = Answer<Schemas['GroupView']>;
export type HostPackage = Answer<Schemas['HostPackage']>;
export type HostPackageList = Answer<Schemas['HostPackages']>;
export type HostReport = Answer<Schemas['ReportEntry']>;
export type HostRepository = Answer<Schemas['HostRepository']>;
export type HostRow = Answer<Schemas['HostRow']>;
export type PackageDetail = Answer<Schemas['PackageDetail']>;
export type PackageHost = Answer<Schemas['PackageHostRow']>;
export type FactorStatus = Answer<Schemas['TfaStatus']>;
export type LoginSettings = Answer<Schemas['LoginSettingsBody']>;
export type Passkey = Answer<Schemas['PasskeyBody']>;
export type PersonalToken = Answer<Schemas['PersonalTokenBody']>;
export type RecentChange = Answer<Schemas['RecentRow']>;
export type PermissionInfo = Answer<Schemas['PermissionBody']>;
export type Repository = Answer<Schemas['RepositoryRow']>;
export type Role = Answer<Schemas['RoleBody']>;
export type Roles = Answer<Schemas['RolesBody']>;
/** A sign-in that waits for its second factor. */
export type SecondFactor = Answer<Schemas['SecondFactorBody']>;
export type Settings = Answer<Schemas['SettingsBody']>;
/** Single sign-on as its settings page shows it. */
export type SingleSignOn = Answer<Schemas['SsoSettingsBody']>;
export type SsoAttempt = Answer<Schemas['SsoAttemptBody']>;
export type TableSize = Answer<Schemas['TableBody']>;
export type Token = Answer<Schemas['TokenView']>;
export type CreatedToken = Answer<Schemas['CreatedTokenView']>;
export type TokenChange = Schemas['TokenChangeBody'];
export type TrendPoint = Answer<Schemas['TrendPoint']>;
export type User = Answer<Schemas['UserBody']>;
/** A user as the list of users shows it. */
export type UserRow = User & Pick<Schemas['UserRow'], 'sessions'>;
export type Variable = Answer<Schemas['Variable']>;
