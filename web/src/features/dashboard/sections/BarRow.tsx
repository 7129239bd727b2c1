import type { ReactNode } from 'react';
import { formatNumber } from '@/lib/format/number';
import classes from '../dashboard.module.css';

interface BarRowProps {
  label: ReactNode;
  value: number;
  most: number;
  /** Custom property that colours the bar, e.g. `--pm-security`. */
  color: string;
  children?: ReactNode;
}

/** A name, a bar on the list's common scale, and the number the bar stands for. */
export function BarRow({ label, value, most, color, children }: BarRowProps) {
  return (
    <li className={classes.barRow}>
      <span className={classes.barLabel}>{label}</span>
      <span className={classes.barTrack} aria-hidden>
        <span
          style={{
            minWidth: value > 0 ? 3 : undefined,
            width: `${(100 * value) / Math.max(1, most)}%`,
            backgroundColor: `var(${color})`,
          }}
        />
      </span>
      <b>{formatNumber(value)}</b>
      {children}
    </li>
  );
}
