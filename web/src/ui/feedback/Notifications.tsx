import { Notifications as MantineNotifications } from '@mantine/notifications';

/** Where the results of one's own actions are told. */
export default function Notifications() {
  return <MantineNotifications position="bottom-right" autoClose={6000} />;
}
