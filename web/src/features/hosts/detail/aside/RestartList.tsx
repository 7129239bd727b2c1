import { Anchor } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileName, type RestartItem } from '../restart';
import classes from './aside.module.css';

interface RestartListProps {
  items: readonly RestartItem[];
  /** Rows shown at first; all of them without it. */
  most?: number;
}

/** Services, and processes without one, that still run replaced files. */
export function RestartList({ items, most = items.length }: RestartListProps) {
  const { t } = useTranslation('host');
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, most);
  return (
    <>
      <ul className={classes.items}>
        {shown.map((item) => (
          <li key={item.key}>
            <span className={classes.unit}>{item.unit ?? item.command}</span>
            {item.unit === null && (
              <span className={classes.small}>
                {t('restart.noService', { pid: item.pids.join(', ') })}
              </span>
            )}
            <span className={classes.small} title={item.files.join('\n')}>
              {files(item)}
            </span>
          </li>
        ))}
      </ul>
      {items.length > shown.length && (
        <Anchor component="button" type="button" onClick={() => setAll(true)}>
          {t('restart.more', { count: items.length - shown.length })}
        </Anchor>
      )}
    </>
  );
}

const MOST_FILES = 3;

function files({ files: paths }: RestartItem): string {
  const names = paths.slice(0, MOST_FILES).map(fileName).join(', ');
  return paths.length > MOST_FILES ? `${names} …` : names;
}
