import { describe, expect, it } from 'vitest';
import type { Role, Roles } from '@/lib/api/types';
import { user } from '@/testing/builders';
import { PERMISSIONS, ROLES } from '@/testing/fake/peopleDoors';
import { mayChange, mayChangeRole } from './rights';

const named = (name: string): Role => {
  const found = ROLES.find((role) => role.name === name);
  if (!found) throw new Error(`no role ${name}`);
  return found;
};

/** Somebody of a role, as the server tells. */
const one = (role: string, patch: Parameters<typeof user>[0] = {}) =>
  user({ id: role, role, permissions: named(role).permissions, ...patch });

const roles = (...assignable: string[]): Roles => ({
  items: ROLES,
  permissions: PERMISSIONS,
  assignable,
});

describe('who may change whom', () => {
  const below = roles('admin', 'host_manager', 'user', 'readonly');

  it('is nobody without the right to', () => {
    const asks = one('host_manager');
    expect(mayChange(asks, one('readonly'), below)).toBe(false);
  });

  it('ends at the roles one may give', () => {
    const asks = one('admin');
    expect(mayChange(asks, one('host_manager'), below)).toBe(true);
    expect(mayChange(asks, one('auditor'), below)).toBe(false);
  });

  it('takes a right of its own for super admins', () => {
    expect(mayChange(one('admin'), one('superadmin'), roles('superadmin'))).toBe(false);
    expect(mayChange(one('superadmin'), one('superadmin'), roles())).toBe(true);
  });

  it('ends at the hosts one sees', () => {
    const asks = one('admin', { all_hosts: false });
    expect(mayChange(asks, one('user'), below)).toBe(false);
    expect(mayChange(asks, one('user', { all_hosts: false }), below)).toBe(true);
  });
});

describe('who may change a role', () => {
  it('never a built-in one', () => {
    expect(mayChangeRole(one('superadmin'), named('readonly'))).toBe(false);
    expect(mayChangeRole(one('superadmin'), named('auditor'))).toBe(true);
  });

  it('nobody who lacks one of its permissions', () => {
    const asks = user({ permissions: ['manage_settings', 'view_audit'] });
    expect(mayChangeRole(asks, named('auditor'))).toBe(false);
    const holder = user({ permissions: ['manage_settings', 'view_audit', 'export_data'] });
    expect(mayChangeRole(holder, named('auditor'))).toBe(true);
  });

  it('nobody without the right to manage settings', () => {
    expect(
      mayChangeRole(user({ permissions: ['view_audit', 'export_data'] }), named('auditor')),
    ).toBe(false);
  });
});
