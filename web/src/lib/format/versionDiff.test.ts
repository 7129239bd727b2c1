import { describe, expect, it } from 'vitest';
import { versionDiff } from './versionDiff';

describe('versionDiff', () => {
  it.each([
    ['3.0.13-0ubuntu3.4', '3.0.13-0ubuntu3.7', '3.0.13-0ubuntu3.', '7'],
    ['16.4-1.pgdg24.04', '16.6-1.pgdg24.04', '16.', '6-1.pgdg24.04'],
    ['6.8.0-49.49', '6.8.0-51.52', '6.8.0-', '51.52'],
    ['2025b-0ubuntu1', '2026c-0ubuntu1', '', '2026c-0ubuntu1'],
    ['9.2-1', '9.2-10', '9.2-', '10'],
    ['1.0', '1.0.1', '1.0', '.1'],
    ['1:9.6p1-3', '1:9.6p1-3', '1:9.6p1-3', ''],
    ['', '1.2', '', '1.2'],
  ])('%s → %s', (installed, candidate, common, changed) => {
    expect(versionDiff(installed, candidate)).toEqual({ common, changed });
  });

  it('never cuts inside a number', () => {
    expect(versionDiff('1.23', '1.24').common).toBe('1.');
  });
});
