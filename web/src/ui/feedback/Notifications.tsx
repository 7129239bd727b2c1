import { MantineThemeProvider } from '@mantine/core';
import { Notifications as MantineNotifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

/** Where the results of one's own actions are told. */
export default function Notifications() {
  const { t } = useTranslation('common');
  const defaultProps = { closeButtonProps: { 'aria-label': t('actions.close') } };
  return (
    <MantineThemeProvider inherit theme={{ components: { Notification: { defaultProps } } }}>
      <MantineNotifications position="bottom-right" autoClose={6000} />
    </MantineThemeProvider>
  );
}
