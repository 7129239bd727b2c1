import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface StepProps {
  title: string;
  text?: string;
  children?: ReactNode;
}

/** One section of a guide: what to do, why, and the commands for it. */
export function Step({ title, text, children }: StepProps) {
  return (
    <Stack gap={6}>
      <Title order={3}>{title}</Title>
      {text && <Text c="dimmed">{text}</Text>}
      {children}
    </Stack>
  );
}
