import { versionDiff } from '@/lib/format/versionDiff';
import classes from './Version.module.css';

/** A version in fixed-width type. */
export function Version({ value }: { value: string }) {
  return <span className={classes.version}>{value}</span>;
}

interface NewVersionProps {
  installed: string;
  candidate: string;
}

/** A candidate version: what it shares with the installed one dimmed, what differs bold. */
export function NewVersion({ installed, candidate }: NewVersionProps) {
  const { common, changed } = versionDiff(installed, candidate);
  return (
    <span className={classes.version} title={candidate}>
      {common}
      <b>{changed}</b>
    </span>
  );
}
