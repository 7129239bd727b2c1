import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { required } from '../env';
import { client } from './people';
import { answers, freePort } from './ports';

export const superAdmin = { username: 'root', password: 'correct horse battery staple' };

const groups = {
  OIDC_ADMIN_GROUP: 'PatchMon Admins',
  OIDC_SUPERADMIN_GROUP: 'PatchMon SuperAdmins',
  OIDC_READONLY_GROUP: 'PatchMon Readonly',
};

/** A server for these flows alone, with a super admin `root`, that knows a provider. */
export class OwnServer {
  private readonly folder = mkdtempSync(join(tmpdir(), 'patchmon-e2e-sso-'));
  private process?: ChildProcess;
  private said = '';

  private constructor(private readonly port: number) {}

  static async start(issuer: string, more: Record<string, string> = {}, port?: number) {
    const server = new OwnServer(port ?? (await freePort()));
    server.command(superAdmin.password, 'create-user', ...superAdminWords);
    await server.run(issuer, more);
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What it logged so far. */
  get log(): string {
    return this.said;
  }

  /** One of `admin`'s commands; gives what it printed. */
  command(input: string, ...words: string[]): string {
    const program = required('PATCHMON_SERVER_BIN');
    const all = ['admin', ...words, '--data-dir', this.folder];
    return execFileSync(program, all, { input, encoding: 'utf8' });
  }

  /** Lets every sign-in that is on its way be eleven minutes old. */
  age(): void {
    const code = `import sqlite3, sys
with sqlite3.connect(sys.argv[1], timeout=10) as db:
    assert db.execute("UPDATE sso_logins SET expires_at = expires_at - 660000").rowcount > 0`;
    execFileSync('python3', ['-c', code, join(this.folder, 'patchmon.db')]);
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.process?.once('exit', done) ?? done(null));
    this.process?.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async run(issuer: string, more: Record<string, string>): Promise<void> {
    const listen = ['--listen', `127.0.0.1:${this.port}`];
    this.process = spawn(
      required('PATCHMON_SERVER_BIN'),
      ['serve', ...listen, '--data-dir', this.folder],
      {
        env: {
          ...process.env,
          RATE_LIMIT_MAX: '100000',
          AUTH_RATE_LIMIT_MAX: '100000',
          PUBLIC_URL: this.url,
          OIDC_ENABLED: 'true',
          OIDC_ISSUER_URL: issuer,
          OIDC_CLIENT_ID: client.id,
          OIDC_CLIENT_SECRET: client.secret,
          OIDC_REDIRECT_URI: callback(this.url),
          ...groups,
          ...more,
        },
      },
    );
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (text: Buffer) => {
        this.said += text.toString();
      });
    }
    await answers(`${this.url}/health`, 60);
  }
}

/** Where a provider sends browsers back to. */
export const callback = (url: string) => `${url}/api/v1/auth/oidc/callback`;

const superAdminWords = [
  ...['--username', superAdmin.username],
  ...['--email', 'root@example.com'],
  ...['--role', 'superadmin'],
  '--password-stdin',
];
