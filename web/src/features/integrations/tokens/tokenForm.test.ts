import { describe, expect, it } from 'vitest';
import { token } from '@/testing/fake/tokenDoors';
import { bodyOf, NEW_VALUES, valuesOf } from './tokenForm';

describe('values of the form', () => {
  it('come back as they were', () => {
    const old = token({ expires_at: '2027-03-01T08:30:15.000Z' });
    const body = bodyOf(valuesOf(old), 'api');
    expect(body.expires_at).toBe(old.expires_at);
    expect(body.allowed_ip_ranges).toEqual(old.allowed_ip_ranges);
    expect(body.scopes).toEqual(old.scopes);
  });

  it('hold only what the kind has a use for', () => {
    const named = { ...NEW_VALUES, token_name: ' a ' };
    expect(bodyOf(named, 'gethomepage')).toEqual({
      token_name: 'a',
      allowed_ip_ranges: [],
      expires_at: '',
    });
    expect(bodyOf(named, 'api')).not.toHaveProperty('max_hosts_per_day');
    expect(bodyOf(named, 'direct-host')).not.toHaveProperty('scopes');
  });
});
