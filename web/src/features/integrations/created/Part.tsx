import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface PartProps {
  name: string;
  hint?: string;
  children: ReactNode;
}

/** A named part of what a dialog or a guide shows. */
export function Part({ name, hint, children }: PartProps) {
  return (
    <div>
      <Text>
        <b>{name}</b>{' '}
        <Text span c="dimmed">
          {hint}
        </Text>
      </Text>
      {children}
    </div>
  );
}
