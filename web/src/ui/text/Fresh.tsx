import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './Fresh.module.css';

interface FreshProps {
  /** What is watched; a change of it tints the content for a second. */
  value: string | number | boolean | null | undefined;
  children: ReactNode;
}

/** Marks a value that a live event has changed while the person was looking at it. */
export function Fresh({ value, children }: FreshProps) {
  const before = useRef(value);
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    setChanges((count) => count + 1);
  }, [value]);
  return (
    <span key={changes} className={changes > 0 ? classes.fresh : undefined}>
      {children}
    </span>
  );
}
