import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../list.module.css';
import type { Field } from './useFields';

/** A field filter that is set: "Group **Production, Staging** ×". */
export function FieldPill({ field }: { field: Field }) {
  const { t } = useTranslation('hosts');
  const { label, options, picked, clear } = field;
  // Before the counts have come a value has no name yet.
  const names = picked.map((value) => options.find((each) => each.value === value)?.label ?? '…');
  return (
    <span className={classes.pill}>
      {label} <b>{names.join(', ')}</b>
      <CloseButton
        size={22}
        iconSize={14}
        aria-label={t('filters.remove', { label })}
        onClick={clear}
      />
    </span>
  );
}
