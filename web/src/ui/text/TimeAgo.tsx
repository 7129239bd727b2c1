import { useTimeFormat } from '@/lib/time/useTimeFormat';

/** A moment as "4 min ago" that stays true, with date and zone on hover. */
export function TimeAgo({ at }: { at: string }) {
  const time = useTimeFormat();
  return (
    <time dateTime={at} title={time.exact(at)}>
      {time.ago(at)}
    </time>
  );
}
