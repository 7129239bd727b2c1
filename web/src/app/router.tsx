import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
} from '@tanstack/react-router';
import { parseAdvisoriesSearch } from '@/features/advisories/search';
import { parseAuditSearch } from '@/features/audit/search';
import { parseHostSearch } from '@/features/hosts/detail/search';
import { parseHostsSearch } from '@/features/hosts/list/search';
import { parseIntegrationsSearch } from '@/features/integrations/search';
import { parsePackagesSearch } from '@/features/packages/search';
import { parseUsersSearch } from '@/features/people/search';
import { parseRepositoriesSearch } from '@/features/repositories/search';
import { parseEnvironmentSearch } from '@/features/settings/environment/search';
import { basePath } from '@/lib/api/config';
import { flagParam, type RawSearch, withoutUndefined } from '@/lib/table/search';
import {
  openFirstSetting,
  openHome,
  requireDuty,
  requirePermission,
  requireSession,
} from './guards';
import { NotFoundPage } from './pages/NotFoundPage';
import { RouteError } from './pages/RouteError';
import { parseReturn, parseSignInSearch } from './returnAddress';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: parseSignInSearch,
  component: lazyRouteComponent(() => import('./pages/SignInRoute'), 'SignInRoute'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('./pages/SignUpRoute'), 'SignUpRoute'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./pages/SetupRoute'), 'SetupRoute'),
});

const app = createRoute({
  getParentRoute: () => root,
  id: '_app',
  validateSearch: (raw: RawSearch): { add?: true } => withoutUndefined({ add: flagParam(raw.add) }),
  beforeLoad: requireSession,
  component: lazyRouteComponent(() => import('./layout/Shell'), 'Shell'),
});

/** Outside the shell, whose every question would be refused. */
const required = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  validateSearch: parseReturn,
  beforeLoad: requireDuty,
  component: lazyRouteComponent(() => import('./pages/SecondFactorRoute'), 'SecondFactorRoute'),
});

const account = createRoute({
  getParentRoute: () => app,
  path: '/account',
  component: lazyRouteComponent(() => import('@/features/account/AccountPage'), 'AccountPage'),
});

const dashboard = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: openHome,
  component: lazyRouteComponent(() => import('./pages/DashboardRoute'), 'DashboardRoute'),
});

const hosts = createRoute({
  getParentRoute: () => app,
  path: '/hosts',
  beforeLoad: requirePermission('view_hosts'),
  validateSearch: parseHostsSearch,
  component: lazyRouteComponent(() => import('@/features/hosts/list/HostsPage'), 'HostsPage'),
});

const host = createRoute({
  getParentRoute: () => app,
  path: '/hosts/$hostId',
  beforeLoad: requirePermission('view_hosts'),
  validateSearch: parseHostSearch,
  component: lazyRouteComponent(() => import('@/features/hosts/detail/HostPage'), 'HostPage'),
});

const packages = createRoute({
  getParentRoute: () => app,
  path: '/packages',
  beforeLoad: requirePermission('view_packages'),
  validateSearch: parsePackagesSearch,
  component: lazyRouteComponent(() => import('@/features/packages/PackagesPage'), 'PackagesPage'),
});

const packageDetail = createRoute({
  getParentRoute: () => app,
  path: '/packages/$packageId',
  beforeLoad: requirePermission('view_packages'),
  validateSearch: parsePackagesSearch,
  component: lazyRouteComponent(() => import('@/features/packages/PackagePage'), 'PackagePage'),
});

const advisories = createRoute({
  getParentRoute: () => app,
  path: '/advisories',
  beforeLoad: requirePermission('view_packages'),
  validateSearch: parseAdvisoriesSearch,
  component: lazyRouteComponent(
    () => import('@/features/advisories/AdvisoriesPage'),
    'AdvisoriesPage',
  ),
});

const advisory = createRoute({
  getParentRoute: () => app,
  path: '/advisories/$advisoryId',
  beforeLoad: requirePermission('view_packages'),
  validateSearch: parseAdvisoriesSearch,
  component: lazyRouteComponent(() => import('@/features/advisories/AdvisoryPage'), 'AdvisoryPage'),
});

const repositories = createRoute({
  getParentRoute: () => app,
  path: '/repositories',
  beforeLoad: requirePermission('view_hosts'),
  validateSearch: parseRepositoriesSearch,
  component: lazyRouteComponent(
    () => import('@/features/repositories/RepositoriesPage'),
    'RepositoriesPage',
  ),
});

const settings = createRoute({
  getParentRoute: () => app,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/SettingsRoute'), 'SettingsRoute'),
});

const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: openFirstSetting,
});

const settingsGeneral = createRoute({
  getParentRoute: () => settings,
  path: '/general',
  component: lazyRouteComponent(() => import('@/features/settings/GeneralPage'), 'GeneralPage'),
});

const settingsGroups = createRoute({
  getParentRoute: () => settings,
  path: '/host-groups',
  component: lazyRouteComponent(() => import('@/features/hosts/groups/GroupsPage'), 'GroupsPage'),
});

const settingsUsers = createRoute({
  getParentRoute: () => settings,
  path: '/users',
  validateSearch: parseUsersSearch,
  component: lazyRouteComponent(() => import('@/features/people/users/UsersPage'), 'UsersPage'),
});

const settingsRoles = createRoute({
  getParentRoute: () => settings,
  path: '/roles',
  component: lazyRouteComponent(() => import('@/features/people/roles/RolesPage'), 'RolesPage'),
});

const settingsSingleSignOn = createRoute({
  getParentRoute: () => settings,
  path: '/single-sign-on',
  component: lazyRouteComponent(
    () => import('@/features/settings/single_sign_on/SingleSignOnPage'),
    'SingleSignOnPage',
  ),
});

const settingsAgents = createRoute({
  getParentRoute: () => settings,
  path: '/agents',
  component: lazyRouteComponent(() => import('@/features/settings/AgentsPage'), 'AgentsPage'),
});

const settingsAppearance = createRoute({
  getParentRoute: () => settings,
  path: '/appearance',
  component: lazyRouteComponent(
    () => import('@/features/settings/appearance/AppearancePage'),
    'AppearancePage',
  ),
});

const settingsData = createRoute({
  getParentRoute: () => settings,
  path: '/data',
  component: lazyRouteComponent(() => import('@/features/settings/data/DataPage'), 'DataPage'),
});

const settingsEnvironment = createRoute({
  getParentRoute: () => settings,
  path: '/environment',
  validateSearch: parseEnvironmentSearch,
  component: lazyRouteComponent(
    () => import('@/features/settings/environment/EnvironmentPage'),
    'EnvironmentPage',
  ),
});

const settingsIntegrations = createRoute({
  getParentRoute: () => settings,
  path: '/integrations',
  validateSearch: parseIntegrationsSearch,
  component: lazyRouteComponent(
    () => import('@/features/integrations/IntegrationsPage'),
    'IntegrationsPage',
  ),
});

const settingsAudit = createRoute({
  getParentRoute: () => settings,
  path: '/audit-log',
  validateSearch: parseAuditSearch,
  component: lazyRouteComponent(() => import('@/features/audit/AuditPage'), 'AuditPage'),
});

const routeTree = root.addChildren([
  signIn,
  signUp,
  setup,
  required,
  app.addChildren([
    dashboard,
    account,
    hosts,
    host,
    packages,
    packageDetail,
    advisories,
    advisory,
    repositories,
    settings.addChildren([
      settingsIndex,
      settingsGeneral,
      settingsGroups,
      settingsUsers,
      settingsRoles,
      settingsSingleSignOn,
      settingsAgents,
      settingsIntegrations,
      settingsAppearance,
      settingsData,
      settingsEnvironment,
      settingsAudit,
    ]),
  ]),
]);

/** All addresses of the page. Each page is loaded when it is first opened. Tests pass a history. */
export function createAppRouter(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    history,
    basepath: basePath || '/',
    context: { queryClient },
    defaultPreload: 'intent',
    defaultErrorComponent: RouteError,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
