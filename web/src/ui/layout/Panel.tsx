import { Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './layout.module.css';

interface PanelProps {
  title: string;
  hint?: string;
  /** At the right of the title: usually a link to the whole list. */
  link?: ReactNode;
  /** Content reaches the border (tables and lists). */
  flush?: boolean;
  children: ReactNode;
}

/** A part of a page with its title, in a hairline border. */
export function Panel({ title, hint, link, flush, children }: PanelProps) {
  const id = useId();
  return (
    <Paper withBorder component="section" aria-labelledby={id} className={classes.panel}>
      <div className={classes.panelHead}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {hint && (
          <Text span c="dimmed" visibleFrom="sm">
            {hint}
          </Text>
        )}
        <span className={classes.actions}>{link}</span>
      </div>
      <div className={flush ? undefined : classes.panelBody}>{children}</div>
    </Paper>
  );
}
