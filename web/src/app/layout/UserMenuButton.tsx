import { UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';

const UserMenu = lazy(() => import('./UserMenu'));

interface UserMenuButtonProps extends UnstyledButtonProps {
  onSignOut: () => void;
  onKeys: () => void;
  children: ReactNode;
}

/** The button of the account menu; the menu itself is loaded when it is first opened. */
export function UserMenuButton({ onSignOut, onKeys, ...rest }: UserMenuButtonProps) {
  const [opened, setOpened] = useState(false);
  const button = (
    <UnstyledButton
      {...rest}
      aria-haspopup="menu"
      aria-expanded={opened}
      onClick={() => setOpened(!opened)}
    />
  );
  if (!opened) return button;
  return (
    <Suspense fallback={button}>
      <UserMenu
        target={button}
        onClose={() => setOpened(false)}
        onSignOut={onSignOut}
        onKeys={onKeys}
      />
    </Suspense>
  );
}
