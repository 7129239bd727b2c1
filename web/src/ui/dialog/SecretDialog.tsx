import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Dialog } from './Dialog';

interface SecretDialogProps {
  title: string;
  size?: number;
  /** "I have stored …" */
  stored: string;
  /** Word of the button that closes it. */
  done: string;
  onDone: () => void;
  children: ReactNode;
}

/** Shows what is shown this once: neither click, Escape, "back" nor closing the window loses it. */
export function SecretDialog({ title, size, stored, done, onDone, children }: SecretDialogProps) {
  const [kept, setKept] = useState(false);
  useBlocker({ shouldBlockFn: () => !kept, enableBeforeUnload: () => !kept });
  return (
    <Dialog
      title={title}
      size={size}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack>
        {children}
        <Checkbox
          label={stored}
          checked={kept}
          onChange={(event) => setKept(event.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button disabled={!kept} onClick={onDone}>
            {done}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
