import type { ReactNode } from 'react';
import classes from './account.module.css';

interface OwnRowProps {
  name: ReactNode;
  /** Behind the name: "this session". */
  mark?: string | false;
  more: ReactNode;
  action?: ReactNode;
}

/** A device, session or token: its name, what else is known, and what can be done with it. */
export function OwnRow({ name, mark, more, action }: OwnRowProps) {
  return (
    <li className={classes.row}>
      <div>
        <div className={classes.name}>
          {name}
          {mark && <span className={classes.mark}>{mark}</span>}
        </div>
        <div className={classes.more}>{more}</div>
      </div>
      {action}
    </li>
  );
}
