import { Tooltip } from '@mantine/core';
import { useTimeFormat } from '@/lib/time/useTimeFormat';

/** A moment as "4 min ago" that stays true, with date and zone on hover. */
export function TimeAgo({ at }: { at: string }) {
  const time = useTimeFormat();
  return (
    <Tooltip label={time.exact(at)}>
      <time dateTime={at}>{time.ago(at)}</time>
    </Tooltip>
  );
}
