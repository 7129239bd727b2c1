import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { StateIcon } from '@/ui/state/State';
import type { StateCode } from '@/ui/state/stateTable';
import classes from './aside.module.css';

interface AsidePartProps {
  title: string;
  /** Stands before the title where the part is about a state. */
  icon?: StateCode;
  count?: number;
  children: ReactNode;
}

/** A titled part of the evidence beside the packages. */
export function AsidePart({ title, icon, count, children }: AsidePartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className={classes.head}>
        {icon && <StateIcon code={icon} />}
        <Title order={2} id={id}>
          {title}
        </Title>
        {count !== undefined && <span>{count}</span>}
      </div>
      {children}
    </section>
  );
}
