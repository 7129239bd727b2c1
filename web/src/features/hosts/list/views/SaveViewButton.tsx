import { UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PopoverButton } from '@/ui/overlay/PopoverButton';
import classes from '../list.module.css';

const SaveViewForm = lazy(() => import('./SaveViewForm'));

interface SaveViewButtonProps {
  /** Names of the views there are. */
  taken: readonly string[];
  onSave: (name: string) => void;
}

/** Gives what the list shows a name. */
export function SaveViewButton({ taken, onSave }: SaveViewButtonProps) {
  const { t } = useTranslation('hosts');
  const [opened, setOpened] = useState(false);
  const save = (name: string) => {
    setOpened(false);
    onSave(name);
  };
  return (
    <PopoverButton
      label={t('views.save')}
      opened={opened}
      onChange={setOpened}
      button={(button) => (
        <UnstyledButton {...button} className={classes.saveView}>
          <IconPlus size={16} stroke={1.75} aria-hidden />
          {t('views.save')}
        </UnstyledButton>
      )}
    >
      <SaveViewForm taken={taken} onSave={save} />
    </PopoverButton>
  );
}
