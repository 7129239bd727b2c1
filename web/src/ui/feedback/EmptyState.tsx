import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './feedback.module.css';

/** Nothing here: one sentence and, if there is something to do, one action. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.line}>
      <Text>{children}</Text>
      {action}
    </div>
  );
}
