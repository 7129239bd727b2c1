import classes from './sections.module.css';

interface MeterProps {
  label: string;
  /** The numbers in words; the bar only repeats them. */
  text: string;
  used: number;
  total: number;
}

/** A quantity used of a whole: the numbers, and a bar of their proportion. */
export function Meter({ label, text, used, total }: MeterProps) {
  const share = total > 0 ? Math.min(100, Math.max(0, (100 * used) / total)) : 0;
  return (
    <div>
      <div className={classes.meterHead}>
        <span className={classes.address}>{label}</span>
        <span className={classes.quiet}>{text}</span>
      </div>
      <div className={classes.meter} aria-hidden>
        <div style={{ width: `${share}%` }} />
      </div>
    </div>
  );
}
