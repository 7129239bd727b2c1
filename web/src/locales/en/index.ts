import account from './account.json';
import advisories from './advisories.json';
import audit from './audit.json';
import auth from './auth.json';
import common from './common.json';
import dashboard from './dashboard.json';
import host from './host.json';
import hosts from './hosts.json';
import integrations from './integrations.json';
import packages from './packages.json';
import people from './people.json';
import repositories from './repositories.json';
import settings from './settings.json';
import states from './states.json';

/** All English texts; one namespace per feature, `common` for shell and building blocks. */
export default {
  account,
  advisories,
  audit,
  auth,
  common,
  dashboard,
  host,
  hosts,
  integrations,
  packages,
  people,
  repositories,
  settings,
  states,
};
