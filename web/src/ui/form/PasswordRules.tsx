import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPoint } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { GOOD_LENGTH, PASSWORD_LENGTH, passwordRules } from '@/lib/passwordRules';
import classes from './PasswordRules.module.css';

const COUNTS = { length: PASSWORD_LENGTH, longer: GOOD_LENGTH, notName: 0 };

/** What a password still needs, while it is typed. */
export function PasswordRules({ password, username }: { password: string; username: string }) {
  const { t } = useTranslation('common');
  return (
    <ul className={classes.rules} aria-label={t('rules.label')}>
      {passwordRules(password, username).map(({ name, met }) => (
        <li key={name} data-met={met || undefined}>
          {met ? <IconCheck size={14} aria-hidden /> : <IconPoint size={14} aria-hidden />}
          {t(`rules.${name}`, { count: COUNTS[name] })}
          <VisuallyHidden>{met ? t('rules.met') : t('rules.open')}</VisuallyHidden>
        </li>
      ))}
    </ul>
  );
}
