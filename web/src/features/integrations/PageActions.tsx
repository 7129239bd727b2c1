import { Button } from '@mantine/core';
import { IconExternalLink, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { apiPrefix } from '@/lib/api/config';
import classes from './integrations.module.css';
import type { TokenTab } from './search';

interface PageActionsProps {
  /** The open tab when it lists credentials. */
  tab: TokenTab | undefined;
  onNew: (tab: TokenTab) => void;
}

/** The reference of all endpoints, and a new credential where there is a list of them. */
export function PageActions({ tab, onNew }: PageActionsProps) {
  const { t } = useTranslation('integrations');
  return (
    <div className={classes.buttons}>
      <Button
        component="a"
        href={`${apiPrefix}/api-docs`}
        target="_blank"
        rel="noopener"
        variant="default"
        leftSection={<IconExternalLink size={16} />}
      >
        {t('reference')}
      </Button>
      {tab && (
        <Button leftSection={<IconPlus size={16} />} onClick={() => onNew(tab)}>
          {t(`new.${tab}`)}
        </Button>
      )}
    </div>
  );
}
