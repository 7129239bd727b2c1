import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { Page } from '@playwright/test';
import Provider from 'oidc-provider';
import { callback } from './ownServer';
import { client, type Person, people } from './people';
import { freePort } from './ports';
import type { IdentityProvider } from './provider';

/** `oidc-provider`, certified by the OpenID Foundation, in this process. */
export class NodeProvider implements IdentityProvider {
  readonly name = 'oidc-provider';
  private server?: Server;
  private forging = false;

  private constructor(
    private readonly port: number,
    private readonly page: string,
  ) {}

  static async make(page: string): Promise<NodeProvider> {
    return new NodeProvider(await freePort(), page);
  }

  get issuer(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const provider = new Provider(this.issuer, configuration(this.page));
    provider.use(async (context, next) => {
      await next();
      const token = context.body?.id_token;
      if (this.forging && context.path === '/token' && typeof token === 'string') {
        context.body = { ...context.body, id_token: forged(token) };
      }
    });
    this.server = createServer(provider.callback());
    await new Promise<void>((done) => this.server?.listen(this.port, '127.0.0.1', done));
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((done) => this.server?.close(done) ?? done(null));
    this.server = undefined;
  }

  async rotate(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Whether it changes what it has signed. */
  forge(forging: boolean): void {
    this.forging = forging;
  }

  async signIn(page: Page, person: Person): Promise<void> {
    await page.locator('input[name=login]').fill(person.name);
    await page.locator('input[name=password]').fill(person.name);
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
  }

  async confirmSignOut(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  }
}

function configuration(page: string) {
  return {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [callback(page)],
        post_logout_redirect_uris: [`${page}/sign-in`],
      },
    ],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['given_name', 'family_name'],
      groups: ['groups'],
    },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key for the cookies of a test'] },
    jwks: { keys: [key()] },
    pkce: { required: () => true },
    findAccount: (_: unknown, id: string) => {
      const person = people.find((one) => one.name === id);
      return person && { accountId: id, claims: () => claims(person) };
    },
  };
}

function claims(person: Person) {
  return {
    sub: `subject of ${person.name}`,
    email: person.email,
    email_verified: person.verified,
    given_name: person.first,
    family_name: person.last,
    groups: person.groups,
  };
}

function key() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' };
}

/** Another person in the same token, with the signature it had. */
function forged(token: string): string {
  const [header, body, signature] = token.split('.');
  const said = JSON.parse(Buffer.from(body ?? '', 'base64url').toString());
  const other = JSON.stringify({ ...said, groups: ['PatchMon Admins', 'PatchMon SuperAdmins'] });
  return [header, Buffer.from(other).toString('base64url'), signature].join('.');
}
