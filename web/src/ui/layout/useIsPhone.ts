import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is narrower than 768 px; the first answer is already right. */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false });
}
