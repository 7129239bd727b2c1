import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPoint } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './auth.module.css';
import { PASSWORD_LENGTH, passwordRules } from './passwordRules';

/** What a password still needs, while it is typed. */
export function PasswordRules({ password, username }: { password: string; username: string }) {
  const { t } = useTranslation('auth');
  return (
    <ul className={classes.rules} aria-label={t('rules.label')}>
      {passwordRules(password, username).map(({ name, met }) => (
        <li key={name} data-met={met || undefined}>
          {met ? <IconCheck size={14} aria-hidden /> : <IconPoint size={14} aria-hidden />}
          {name === 'length' ? t('rules.length', { count: PASSWORD_LENGTH }) : t(`rules.${name}`)}
          <VisuallyHidden>{met ? t('rules.met') : t('rules.open')}</VisuallyHidden>
        </li>
      ))}
    </ul>
  );
}
