import { Button, Code } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './CommandBlock.module.css';
import { useCopy } from './useCopy';

interface CopyButtonProps {
  value: string;
  /** What is copied, for people who do not see what stands beside it. */
  label: string;
  primary?: boolean;
  /** Word of the button where "Copy" says too little. */
  action?: string;
}

/** Copies a text and answers "Copied" for two seconds. */
export function CopyButton({ value, label, primary, action }: CopyButtonProps) {
  const { t } = useTranslation('common');
  const { copied, copy } = useCopy();
  const word = copied ? t('actions.copied') : (action ?? t('actions.copy'));
  return (
    <Button
      onClick={() => void copy(value)}
      variant={primary ? 'filled' : 'default'}
      leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
      aria-label={`${word}: ${label}`}
    >
      {word}
    </Button>
  );
}

/** A command to run elsewhere, with its copy button. `shown` may shorten what `value` holds. */
export function CommandBlock({
  value,
  shown,
  label,
  primary,
  action,
}: CopyButtonProps & { shown?: string }) {
  return (
    <div className={classes.root}>
      <Code block className={classes.code} tabIndex={0} aria-label={label}>
        {shown ?? value}
      </Code>
      <div className={classes.copy}>
        <CopyButton value={value} label={label} primary={primary} action={action} />
      </div>
    </div>
  );
}
