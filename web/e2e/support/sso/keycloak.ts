import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { required } from '../env';
import { callback } from './ownServer';
import { client, type Person, people } from './people';
import { answers, freePort } from './ports';
import type { IdentityProvider } from './provider';

const admin = { name: 'keeper', password: 'keeper' };
const realm = 'patchmon';

/** Keycloak, from its own distribution, with its database in memory. */
export class Keycloak implements IdentityProvider {
  readonly name = 'Keycloak';
  private process?: ChildProcess;

  private constructor(
    private readonly port: number,
    private readonly page: string,
  ) {}

  static async make(page: string): Promise<Keycloak> {
    return new Keycloak(await freePort(), page);
  }

  get issuer(): string {
    return `${this.base}/realms/${realm}`;
  }

  async start(): Promise<void> {
    const words = [
      'start-dev',
      '--db=dev-mem',
      '--http-host=127.0.0.1',
      `--http-port=${this.port}`,
    ];
    this.process = spawn(join(required('PATCHMON_KEYCLOAK'), 'bin', 'kc.sh'), words, {
      env: {
        ...process.env,
        JAVA_HOME: required('PATCHMON_JAVA_HOME'),
        KC_BOOTSTRAP_ADMIN_USERNAME: admin.name,
        KC_BOOTSTRAP_ADMIN_PASSWORD: admin.password,
      },
      // Its own group: the script starts Java as a child.
      detached: true,
      stdio: 'ignore',
    });
    await answers(`${this.base}/realms/master`, 180);
    await this.ask('POST', '', { realm, enabled: true, sslRequired: 'none' });
    await this.ask('POST', `/${realm}/client-scopes`, groupsScope);
    await this.ask('POST', `/${realm}/clients`, {
      clientId: client.id,
      secret: client.secret,
      redirectUris: [callback(this.page)],
      defaultClientScopes: ['basic', 'profile', 'email'],
      optionalClientScopes: ['groups'],
      attributes: {
        'pkce.code.challenge.method': 'S256',
        'post.logout.redirect.uris': `${this.page}/sign-in`,
      },
    });
    for (const name of new Set(people.flatMap((person) => person.groups))) {
      await this.ask('POST', `/${realm}/groups`, { name });
    }
    for (const person of people) await this.ask('POST', `/${realm}/users`, user(person));
  }

  async stop(): Promise<void> {
    const { pid } = this.process ?? {};
    if (!pid) return;
    const ended = new Promise((done) => this.process?.once('exit', done));
    process.kill(-pid, 'SIGTERM');
    await ended;
  }

  async rotate(): Promise<void> {
    await this.ask('POST', `/${realm}/components`, {
      name: 'a newer key',
      providerId: 'rsa-generated',
      providerType: 'org.keycloak.keys.KeyProvider',
      config: { priority: ['200'], enabled: ['true'], active: ['true'], algorithm: ['RS256'] },
    });
  }

  async signIn(page: Page, person: Person): Promise<void> {
    await page.locator('#username').fill(person.name);
    await page.locator('#password').fill(person.name);
    await page.locator('#kc-login').click();
  }

  // The ID token tells who leaves, so that nobody is asked.
  async confirmSignOut(): Promise<void> {}

  private get base(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  private async ask(method: string, path: string, body: object): Promise<void> {
    const answer = await fetch(`${this.base}/admin/realms${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.token()}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }

  private async token(): Promise<string> {
    const path = '/realms/master/protocol/openid-connect/token';
    const answer = await fetch(`${this.base}${path}`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: 'admin-cli',
        username: admin.name,
        password: admin.password,
      }),
    });
    const { access_token } = (await answer.json()) as { access_token: string };
    return access_token;
  }
}

/** The scope `groups`, which a new realm has not. */
const groupsScope = {
  name: 'groups',
  protocol: 'openid-connect',
  protocolMappers: [
    {
      name: 'groups',
      protocol: 'openid-connect',
      protocolMapper: 'oidc-group-membership-mapper',
      config: { 'claim.name': 'groups', 'full.path': 'true', 'id.token.claim': 'true' },
    },
  ],
};

function user(person: Person) {
  return {
    username: person.name,
    email: person.email,
    emailVerified: person.verified,
    enabled: true,
    firstName: person.first,
    lastName: person.last,
    groups: person.groups.map((name) => `/${name}`),
    credentials: [{ type: 'password', value: person.name, temporary: false }],
  };
}
