import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Facts.module.css';

interface FactProps {
  label: string;
  /** Fixed-width type: versions, kernels, ids. */
  mono?: boolean;
  /** Nothing here reads "Not known". */
  children: ReactNode;
}

/** Pairs of label and value. Takes `Fact` rows. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

/** One pair of `Facts`; a value that is null, undefined or empty is said to be not known. */
export function Fact({ label, mono, children }: FactProps) {
  const { t } = useTranslation('states');
  const known = children !== null && children !== undefined && children !== '';
  return (
    <>
      <dt>{label}</dt>
      <dd className={mono && known ? classes.mono : undefined}>
        {known ? children : t('unknown')}
      </dd>
    </>
  );
}
