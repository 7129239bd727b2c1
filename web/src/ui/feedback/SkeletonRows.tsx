import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './feedback.module.css';

/** False for the first 150 ms, so that a quick answer shows no flicker. */
export function useDelayed(delay = 150): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), delay);
    return () => clearTimeout(timer);
  }, [delay]);
  return late;
}

interface SkeletonRowsProps {
  rows?: number;
  /** Height of a real row in px. */
  height?: number;
}

/** Grey bars of the size of the rows that follow; nothing at first. */
export function SkeletonRows({ rows = 8, height = 42 }: SkeletonRowsProps) {
  const { t } = useTranslation('common');
  const late = useDelayed();
  return (
    <div className={classes.rows} role="status">
      <VisuallyHidden>{t('table.loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity of their own.
        <div key={row} style={{ height }} aria-hidden>
          {late && (
            <>
              <Skeleton height={9} width={`${20 + ((row * 7) % 10)}%`} />
              <Skeleton height={9} width="12%" />
              <Skeleton height={9} width="16%" />
            </>
          )}
        </div>
      ))}
    </div>
  );
}
