import { Checkbox } from '@mantine/core';
import { formatNumber } from '@/lib/format/number';
import classes from '../list.module.css';
import type { Field } from './useFields';

/** All values of the fields with the hosts they have. */
export default function FieldChoices({ fields }: { fields: readonly Field[] }) {
  return fields
    .filter(({ options }) => options.length > 0)
    .map(({ key, label, options, picked, toggle }) => (
      <fieldset key={key} className={classes.field}>
        <legend>{label}</legend>
        <div>
          {options.map((option) => (
            <Checkbox
              key={option.value}
              checked={picked.includes(option.value)}
              onChange={() => toggle(option.value)}
              label={
                <>
                  {option.label}
                  {option.hosts !== undefined && <span>{formatNumber(option.hosts)}</span>}
                </>
              }
            />
          ))}
        </div>
      </fieldset>
    ));
}
