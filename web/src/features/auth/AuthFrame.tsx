import { Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Logo } from '@/ui/layout/Logo';
import { useDocumentTitle } from '@/ui/layout/PageTitle';
import classes from './auth.module.css';

interface AuthFrameProps {
  title: string;
  text?: string;
  children: ReactNode;
}

/** The calm frame around sign-in and set-up. */
export function AuthFrame({ title, text, children }: AuthFrameProps) {
  useDocumentTitle(title);
  return (
    <main className={classes.page}>
      <Paper withBorder className={classes.card}>
        <div className={classes.brand}>
          <Logo />
        </div>
        <Title order={1}>{title}</Title>
        {text && (
          <Text c="dimmed" mt={4}>
            {text}
          </Text>
        )}
        {children}
      </Paper>
    </main>
  );
}
