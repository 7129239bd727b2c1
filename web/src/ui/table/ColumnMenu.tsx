import { Anchor, Checkbox, UnstyledButton } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ColumnChoice, moved } from '@/lib/table/columnChoice';
import classes from './ColumnMenu.module.css';

interface ColumnMenuProps {
  /** Columns that may be hidden and moved, in the chosen order. */
  columns: readonly { id: string; title: string }[];
  choice: ColumnChoice;
  /** Nothing: back to the default. */
  onChange: (choice: ColumnChoice | undefined) => void;
}

/** Which columns a list shows, and in which order: by dragging, or with the arrow keys. */
export default function ColumnMenu({ columns, choice, onChange }: ColumnMenuProps) {
  const { t } = useTranslation('common');
  const [dragged, setDragged] = useState<string | null>(null);
  const order = columns.map(({ id }) => id);
  const move = (id: string, to: number) => onChange({ ...choice, order: moved(order, id, to) });
  const toggle = (id: string) => {
    const others = choice.hidden.filter((each) => each !== id);
    const hidden = others.length < choice.hidden.length ? others : [...others, id];
    onChange({ order, hidden });
  };
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    move(id, order.indexOf(id) + step);
  };
  return (
    <>
      <ul className={classes.list}>
        {columns.map(({ id, title }, index) => (
          <li
            key={id}
            draggable
            data-dragged={dragged === id || undefined}
            onDragStart={() => setDragged(id)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => {
              event.preventDefault();
              if (dragged && dragged !== id) move(dragged, index);
            }}
          >
            <UnstyledButton
              className={classes.grip}
              aria-label={t('table.moveColumn', { title })}
              onKeyDown={(event) => onKeyDown(event, id)}
            >
              <IconGripVertical size={16} aria-hidden />
            </UnstyledButton>
            <Checkbox
              label={title}
              checked={!choice.hidden.includes(id)}
              onChange={() => toggle(id)}
            />
          </li>
        ))}
      </ul>
      <Anchor component="button" type="button" onClick={() => onChange(undefined)}>
        {t('table.defaultColumns')}
      </Anchor>
    </>
  );
}
