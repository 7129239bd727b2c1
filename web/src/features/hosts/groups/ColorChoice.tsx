import { Input, UnstyledButton } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { groupColors, groupColorVar } from '@/ui/theme/tokens';
import classes from './groups.module.css';

interface ColorChoiceProps {
  value: string;
  onChange: (color: string) => void;
}

/** One of the six colours that stay apart in both schemes. */
export function ColorChoice({ value, onChange }: ColorChoiceProps) {
  const { t } = useTranslation('hosts');
  const id = useId();
  return (
    <div>
      <Input.Label id={id} component="div">
        {t('groups.color')}
      </Input.Label>
      <div role="radiogroup" aria-labelledby={id} className={classes.colors}>
        {groupColors.map(({ light }, index) => (
          <UnstyledButton
            key={light}
            role="radio"
            aria-checked={value.toLowerCase() === light}
            aria-label={t('groups.colorName', { number: index + 1 })}
            className={classes.color}
            onClick={() => onChange(light)}
          >
            <span style={{ backgroundColor: groupColorVar(light) }} />
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}
