import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './WaitingRows.module.css';

interface WaitingRowsProps {
  /** "3 hosts changed." */
  words: string | null;
  onShow: () => void;
}

/** Stands over the head of a list whose order has changed meanwhile; takes no room of its own. */
export function WaitingRows({ words, onShow }: WaitingRowsProps) {
  const { t } = useTranslation('common');
  return (
    <div className={classes.place} role="status">
      {words && (
        <span className={classes.notice}>
          {words} <UnstyledButton onClick={onShow}>{t('table.show')}</UnstyledButton>
        </span>
      )}
    </div>
  );
}
