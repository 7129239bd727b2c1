import { lazy, type ReactElement, type ReactNode, Suspense, type SyntheticEvent } from 'react';
import classes from './PopoverButton.module.css';

// Placing things beside others costs a good part of the first page: loaded when first opened.
const PopoverPanel = lazy(() => import('./PopoverPanel'));

type Keep = ((event: SyntheticEvent) => void) | undefined;

interface PopoverButtonProps {
  /** Name of what opens. */
  label: string;
  button: (props: {
    'aria-haspopup': 'dialog';
    'aria-expanded': boolean;
    onClick: () => void;
    onMouseDown: Keep;
    onTouchStart: Keep;
  }) => ReactElement;
  opened: boolean;
  onChange: (opened: boolean) => void;
  /** May load late: the panel opens, and takes the focus, once it is there. */
  children: ReactNode;
}

/** A button with a panel of controls beside it. The button stays the same element throughout. */
export function PopoverButton({ label, button, opened, onChange, children }: PopoverButtonProps) {
  // A press on the button is no press outside of the panel: it would close and open again.
  const keep: Keep = opened ? (event: SyntheticEvent) => event.stopPropagation() : undefined;
  return (
    <span className={classes.place}>
      {button({
        'aria-haspopup': 'dialog',
        'aria-expanded': opened,
        onClick: () => onChange(!opened),
        onMouseDown: keep,
        onTouchStart: keep,
      })}
      {opened && (
        <Suspense>
          <PopoverPanel label={label} onClose={() => onChange(false)}>
            {children}
          </PopoverPanel>
        </Suspense>
      )}
    </span>
  );
}
