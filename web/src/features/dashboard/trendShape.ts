import type { TrendPoint } from '@/lib/api/types';

/** Drawing area of the trend in px; the axis labels stand outside. */
export const TREND = { width: 260, height: 200 } as const;

/** A run of days without a gap, as `[x, y]` in px. */
type Run = [number, number][];

/** The smallest round number (1, 2, 5 × power of ten) not below `value`, as the top of the axis. */
export function niceTop(value: number): number {
  if (value <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 5, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}

/** Runs of one line over the days; a day without data ends a run, it is no zero. */
export function runs(
  points: readonly TrendPoint[],
  line: 'updates' | 'security',
  top: number,
): Run[] {
  const step = points.length > 1 ? TREND.width / (points.length - 1) : 0;
  const found: Run[] = [];
  let open = false;
  points.forEach((point, index) => {
    const value = point[line];
    if (value === null) {
      open = false;
      return;
    }
    const x = points.length > 1 ? index * step : TREND.width;
    const place: [number, number] = [x, TREND.height - (TREND.height * value) / top];
    if (open) found.at(-1)?.push(place);
    else found.push([place]);
    open = true;
  });
  return found;
}

/** SVG path of a run; as an area down to the axis on wish. */
export function path(run: Run, area = false): string {
  const line = run.map(
    ([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`,
  );
  if (!area) return line.join('');
  const first = run[0]?.[0] ?? 0;
  const last = run.at(-1)?.[0] ?? 0;
  return `${line.join('')}L${last.toFixed(1)} ${TREND.height}L${first.toFixed(1)} ${TREND.height}Z`;
}
