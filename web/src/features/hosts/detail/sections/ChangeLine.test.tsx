import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { hostChange } from '@/testing/fake/hostFacts';
import { render, stillWorld } from '@/testing/render';
import { ChangeLine } from './ChangeLine';

beforeEach(stillWorld);

it('tells a security upgrade with both versions', () => {
  render(<ChangeLine change={hostChange()} />);
  const line = screen.getByRole('listitem');
  expect(line).toHaveTextContent(
    '12:56Upgradedopenssl3.0.13-0ubuntu3.4 to 3.0.13-0ubuntu3.7Security',
  );
});

it('tells an installation with its only version', () => {
  render(
    <ChangeLine
      change={hostChange({
        kind: 'installed',
        package: 'jq',
        from: null,
        to: '1.7',
        security: false,
      })}
    />,
  );
  expect(screen.getByRole('listitem')).toHaveTextContent('12:56Installedjq1.7');
});

it.each([
  ['removed', 'Removed'],
  ['downgraded', 'Downgraded'],
  ['changed', 'Version changed'],
  ['update_available', 'Update on offer'],
  ['update_applied', 'Update applied'],
  ['update_withdrawn', 'Offer withdrawn'],
] as const)('calls %s "%s"', (kind, words) => {
  render(<ChangeLine change={hostChange({ kind })} />);
  expect(screen.getByText(words)).toBeVisible();
});
