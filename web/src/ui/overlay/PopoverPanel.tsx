import { Popover } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import classes from './PopoverButton.module.css';

interface PopoverPanelProps {
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** The panel of a `PopoverButton`: takes the focus, gives it back, goes on Escape or a press outside. */
export default function PopoverPanel({ label, onClose, children }: PopoverPanelProps) {
  useFocusBack();
  return (
    <Popover
      opened
      onDismiss={onClose}
      trapFocus
      withRoles={false}
      position="bottom-end"
      shadow="md"
    >
      <Popover.Target>
        <span className={classes.anchor} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={label}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Gives the focus back to where it was, unless a press elsewhere has taken it already. */
function useFocusBack() {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (lost && before instanceof HTMLElement) before.focus();
    },
    [before],
  );
}
