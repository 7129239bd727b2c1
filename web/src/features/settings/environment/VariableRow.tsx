import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Variable } from '@/lib/api/types';
import { CopyButton } from '@/ui/text/CommandBlock';
import classes from '../settings.module.css';
import { useWords } from './useWords';

/** A variable: its name, where its value comes from, the value, the default, the meaning. */
export function VariableRow({ variable }: { variable: Variable }) {
  const { t } = useTranslation('settings');
  const words = useWords();
  const { name, value, source, description } = variable;
  return (
    <li className={classes.variable}>
      <div>
        <div className={classes.variableHead}>
          <h3>{name}</h3>
          <span className={classes.source} data-set={variable.set || undefined}>
            {words.source(source)}
          </span>
        </div>
        <Text>
          {value === null ? (
            <Text span c="dimmed">
              {t('environment.noValue')}
            </Text>
          ) : (
            <code>{value}</code>
          )}
          {variable.default !== null && variable.default !== value && (
            <Text span c="dimmed">
              {' '}
              {t('environment.default', { value: variable.default })}
            </Text>
          )}
        </Text>
        <Text c="dimmed">{description}</Text>
      </div>
      <CopyButton value={name} label={name} />
    </li>
  );
}
