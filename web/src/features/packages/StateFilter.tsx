import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './packages.module.css';
import { STATES, type WaitingState } from './search';

interface StateFilterProps {
  value: WaitingState | undefined;
  onChange: (state: WaitingState | undefined) => void;
}

/** All, those with updates, those with security updates. */
export function StateFilter({ value, onChange }: StateFilterProps) {
  const { t } = useTranslation('packages');
  return (
    <div className={classes.segments}>
      <SegmentedControl
        aria-label={t('states.label')}
        withItemsBorders={false}
        value={value ?? STATES[0]}
        onChange={(next) => onChange(next === STATES[0] ? undefined : (next as WaitingState))}
        data={STATES.map((state) => ({ value: state, label: t(`states.${state}`) }))}
      />
    </div>
  );
}
