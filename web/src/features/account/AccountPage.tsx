import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '@/ui/layout/PageTitle';
import classes from './account.module.css';
import { DevicesPanel } from './DevicesPanel';
import { PasskeysPanel } from './PasskeysPanel';
import { PasswordPanel } from './PasswordPanel';
import { ProfilePanel } from './ProfilePanel';
import { SecondFactorPanel } from './SecondFactorPanel';
import { SessionsPanel } from './SessionsPanel';
import { TokensPanel } from './TokensPanel';

/** Everything that somebody decides about the own account. */
export function AccountPage(): ReactNode {
  const { t } = useTranslation('account');
  return (
    <>
      <PageTitle title={t('title')} />
      <div className={classes.page}>
        <ProfilePanel />
        <PasswordPanel />
        <SecondFactorPanel />
        <PasskeysPanel />
        <DevicesPanel />
        <SessionsPanel />
        <TokensPanel />
      </div>
    </>
  );
}
