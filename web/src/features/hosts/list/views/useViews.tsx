import { Anchor } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { HostsSearch } from '../search';
import { useOwnViews } from './ownViews';

/** The own views and what can be done with them; what is deleted can be brought back. */
export function useViews(search: HostsSearch) {
  const { t } = useTranslation('hosts');
  const { views, save, remove, restore } = useOwnViews();
  const onDelete = (name: string) => {
    const id = `view-${name}`;
    const undo = () => {
      restore(views);
      notifications.hide(id);
    };
    remove(name);
    notifications.show({
      id,
      message: (
        <>
          {t('views.deleted', { name })}{' '}
          <Anchor component="button" type="button" onClick={undo}>
            {t('views.undo')}
          </Anchor>
        </>
      ),
    });
  };
  return { own: views, onSave: (name: string) => save(name, search), onDelete };
}
