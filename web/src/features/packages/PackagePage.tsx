import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '@/ui/layout/PageTitle';

/** Packages across the fleet. */
export function PackagePage(): ReactNode {
  const { t } = useTranslation('common');
  return <PageTitle title={t('nav.packages')} />;
}
