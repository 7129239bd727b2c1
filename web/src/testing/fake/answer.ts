import type { HostRow } from '@/lib/api/types';
import { attention, awaitingHost, dashboard, daysAgo, facets, NOW, user, ways } from '../builders';
import { accountDoors } from './accountDoors';
import { auditDoors } from './auditDoors';
import { FLEET, GROUPS } from './fleet';
import { hostDoors } from './hostDoors';
import { packageDoors } from './packageDoors';
import { peopleDoors } from './peopleDoors';
import { type Door, ok, type Question, type Reply } from './reply';
import { settingsDoors } from './settingsDoors';
import { tokenDoors } from './tokenDoors';

export type { Question, Reply };

function matches(query: URLSearchParams, row: HostRow): boolean {
  const words = query.get('search')?.toLowerCase() ?? '';
  const reporting = query.get('reporting')?.split(',');
  const groups = query.get('group')?.split(',');
  return (
    row.friendly_name.includes(words) &&
    (!query.has('updates') || row.updates.total > 0) &&
    (!query.has('security') || row.security_updates > 0) &&
    (!query.has('reboot') || row.reboot.needed === true) &&
    (!reporting || reporting.includes(row.reporting)) &&
    (!groups || row.groups.some((each) => groups.includes(each.id)))
  );
}

function hostsList({ query }: Question): Reply {
  const items = FLEET.filter((row) => matches(query, row));
  const counts = facets(FLEET);
  const groups = GROUPS.map(({ id, name, color, hosts }) => ({ id, name, color, hosts }));
  return ok({
    items,
    total: items.length,
    limit: 50,
    offset: 0,
    facets: { ...counts, groups, os: [{ key: 'Debian 12', name: 'Debian 12', hosts: 5 }] },
  });
}

function createHost({ body }: Question): Reply {
  const { friendly_name } = body as { friendly_name: string };
  const api_id = 'patchmon_5f0c21d97be3a846';
  const api_key = '9b1e77d0'.repeat(8);
  return {
    status: 201,
    body: {
      host: awaitingHost({ friendly_name, created_at: new Date(NOW).toISOString() }),
      api_id,
      api_key,
      commands: {
        install: `curl -fsS "https://patchmon.example.org/api/v1/hosts/install" \\\n  -H "X-API-ID: ${api_id}" \\\n  -H "X-API-KEY: ${api_key}" | sh`,
        configure: `patchmon-agent config set-api ${api_id} ${api_key} https://patchmon.example.org`,
        report: 'patchmon-agent report',
      },
    },
  };
}

function overview(): Reply {
  const silent = attention({
    host: { id: 'h3', friendly_name: 'vpn-gw-1', os_name: 'Debian 12', groups: [] },
    reason: 'silent',
    since: daysAgo(0.25),
    updates: 11,
  });
  const shared = attention({
    host: { id: 'h4', friendly_name: 'k8s-node-6', os_name: 'Debian 12', groups: [] },
    package: 'openssl',
    since: daysAgo(5),
    hosts: 8,
    others: ['k8s-node-5', 'build-04'],
    security_updates: 21,
    updates: 64,
  });
  const kernel = { running: '6.8.0-45', installed: '6.8.0-49' };
  return ok(
    dashboard({
      hosts: 7,
      need_updates: 5,
      have_security: 4,
      need_reboot: 1,
      silent: 1,
      awaiting: 1,
      bar: { security: 4, other: 1, current: 1, unknown: 1 },
      attention: [attention({ held: true, kernel }), silent, shared],
      attention_total: 4,
      operating_systems: [
        { key: 'Debian 12', name: 'Debian 12', hosts: 5 },
        { key: 'Ubuntu 24.04', name: 'Ubuntu 24.04', hosts: 1 },
      ],
      widespread: [
        { package_id: 'p1', name: 'tzdata', hosts: 5, security: false },
        { package_id: 'p2', name: 'openssl', hosts: 3, security: true },
      ],
      recent: [
        {
          at: daysAgo(0.1),
          host: { id: 'h2', friendly_name: 'web-prod-03' },
          kind: 'upgraded',
          count: 9,
          package: null,
          to: null,
        },
      ],
    }),
  );
}

function trend({ query }: Question): Reply {
  const days = Number(query.get('days') ?? 30);
  const points = Array.from({ length: days }, (_, index) => ({
    day: daysAgo(days - 1 - index).slice(0, 10),
    updates: index === 9 ? null : 60 + Math.round(20 * Math.sin(index / 4)),
    security: index === 9 ? null : 12 + (index % 5),
  }));
  return ok({ points });
}

const agents = {
  versions: [
    { version: '3.0.0', hosts: 5 },
    { version: '2.1.4', hosts: 1 },
  ],
  binaries: [
    {
      os: 'linux',
      architecture: 'amd64',
      version: '3.0.0',
      size: 4_404_019,
      sha256: '4f53cda18c2baa0c'.repeat(4),
    },
  ],
};

const HANDLERS: Door[] = [
  ['GET', /^\/setup$/, () => ok({ needed: false })],
  ['GET', /^\/auth\/profile$/, () => ok({ user: user() })],
  ['POST', /^\/auth\/login$/, () => ok({ message: '', token: '', expires_at: '', user: user() })],
  ['GET', /^\/settings\/login-settings$/, () => ok(ways())],
  ['POST', /^\/auth\/(?:logout|refresh)$/, () => ok({ message: '' })],
  ['GET', /^\/navigation$/, () => ok({ hosts: FLEET.length, packages: 2914, repositories: 63 })],
  ['GET', /^\/dashboard$/, overview],
  ['GET', /^\/dashboard\/trend$/, trend],
  ['GET', /^\/host-groups$/, () => ok({ items: GROUPS })],
  ['POST', /^\/host-groups$/, ({ body }) => ({ status: 201, body })],
  ['GET', /^\/agents$/, () => ok(agents)],
  ['GET', /^\/hosts$/, hostsList],
  ['POST', /^\/hosts$/, createHost],
  ...accountDoors,
  ...auditDoors,
  ...hostDoors,
  ...packageDoors,
  ...peopleDoors,
  ...settingsDoors,
  ...tokenDoors,
];

function notFound(code: string): Reply {
  return { status: 404, body: { error: 'There is nothing here', code } };
}

/** The answer of a server with a small fleet; tests put their own before it. */
export function fakeAnswer(question: Question): Reply {
  for (const [method, pattern, handler] of HANDLERS) {
    const found = method === question.method ? pattern.exec(question.path) : null;
    if (found) return handler(question, found[1] ?? '');
  }
  return notFound('not_found');
}
