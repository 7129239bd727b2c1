import { Paper, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '@/ui/layout/PageTitle';
import classes from './dashboard.module.css';

interface FirstStartProps {
  /** Where agents will report to. */
  address: string;
  /** Button that adds a host; absent without the right to. */
  addHost: ReactNode;
}

/** The dashboard before the first host: what to do, no pretend data. */
export function FirstStart({ address, addHost }: FirstStartProps) {
  const { t } = useTranslation('dashboard');
  useDocumentTitle(t('title'));
  return (
    <div className={classes.first}>
      <Title order={1}>{t('first.title')}</Title>
      <Text size="lg" c="dimmed">
        {t('first.text')}
      </Text>
      <Paper withBorder component="ol" className={classes.steps}>
        <Step
          done
          number={1}
          title={t('first.address')}
          action={<Link to="/settings/general">{t('first.change')}</Link>}
        >
          {t('first.addressText')} <code>{address}</code>
        </Step>
        <Step number={2} current title={t('first.add')} action={addHost}>
          {t('first.addText')}
        </Step>
        <Step number={3} title={t('first.rest')}>
          {t('first.restText')}
        </Step>
      </Paper>
    </div>
  );
}

interface StepProps {
  number: number;
  title: string;
  done?: boolean;
  current?: boolean;
  action?: ReactNode;
  children: ReactNode;
}

function Step({ number, title, done, current, action, children }: StepProps) {
  return (
    <li className={classes.step} data-current={current || undefined}>
      <span className={classes.bullet} data-done={done || undefined}>
        {done ? <IconCheck size={16} stroke={2.5} aria-hidden /> : number}
      </span>
      <span className={classes.stepText}>
        <Text fw={600}>{title}</Text>
        <Text c="dimmed">{children}</Text>
      </span>
      {action}
    </li>
  );
}
