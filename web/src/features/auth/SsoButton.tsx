import { Button } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { ssoAddress } from './offers';

interface SsoButtonProps {
  text: string;
  /** Whether it is the only way in. */
  alone: boolean;
  returnTo?: string;
}

/** Leads to the identity provider. A link: the browser leaves this page. */
export function SsoButton({ text, alone, returnTo }: SsoButtonProps) {
  return (
    <Button
      component="a"
      href={ssoAddress(returnTo)}
      variant={alone ? 'filled' : 'default'}
      leftSection={<IconLogin2 size={16} aria-hidden />}
      fullWidth
    >
      {text}
    </Button>
  );
}
