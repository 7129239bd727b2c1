import { useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { logoAddress, lookQuery } from '@/lib/look';
import classes from './Logo.module.css';

/** The logo somebody uploaded for the scheme, or mark and name of the product. */
export function Logo() {
  const { t } = useTranslation('common');
  const scheme = useComputedColorScheme('light');
  const { data, dataUpdatedAt } = useQuery(lookQuery);
  if (data?.has_logo[scheme]) {
    return (
      <span className={classes.logo}>
        <img src={logoAddress(scheme, dataUpdatedAt)} alt={t('product')} height={28} />
      </span>
    );
  }
  return (
    <span className={classes.logo}>
      <Mark />
      {t('product')}
    </span>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 24 24" width={22} height={22} aria-hidden="true">
      <rect x="2" y="3" width="20" height="4.6" rx="1.6" fill="var(--pm-accent)" />
      <rect x="2" y="9.7" width="20" height="4.6" rx="1.6" fill="var(--pm-accent)" />
      <rect x="2" y="16.4" width="9" height="4.6" rx="1.6" fill="var(--mantine-color-accent-4)" />
      <path
        d="M13.5 18.6l2.6 2.6 5-5"
        fill="none"
        stroke="var(--pm-accent)"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
