import { useTranslation } from 'react-i18next';
import type { TrendPoint } from '@/lib/api/types';
import { formatDate } from '@/lib/time/format';
import { useNow } from '@/lib/time/now';
import classes from '../dashboard.module.css';
import { niceTop, path, runs, TREND } from '../trendShape';

const LINES = ['updates', 'security'] as const;

/** The trend as areas from zero, the newest value written at its end. */
export function TrendChart({ points }: { points: readonly TrendPoint[] }) {
  const { t, i18n } = useTranslation('dashboard');
  const now = useNow();
  const top = niceTop(Math.max(...points.map((point) => point.updates ?? 0)));
  const first = points[0];
  return (
    <svg
      className={classes.trend}
      viewBox={`-30 -8 ${TREND.width + 100} ${TREND.height + 28}`}
      aria-hidden="true"
    >
      {[0, top / 2, top].map((value) => (
        <GridLine key={value} value={value} top={top} />
      ))}
      {LINES.map((line) => (
        <TrendLine key={line} line={line} points={points} top={top} />
      ))}
      {first && (
        <text x={0} y={TREND.height + 16}>
          {formatDate(Date.parse(first.day), now, i18n.language)}
        </text>
      )}
      <text x={TREND.width} y={TREND.height + 16} textAnchor="end">
        {t('trend.today')}
      </text>
    </svg>
  );
}

function GridLine({ value, top }: { value: number; top: number }) {
  const y = TREND.height - (TREND.height * value) / top;
  return (
    <>
      <line className={classes.gridLine} x1={0} x2={TREND.width} y1={y} y2={y} />
      <text x={-6} y={y + 4} textAnchor="end">
        {value}
      </text>
    </>
  );
}

interface TrendLineProps {
  line: (typeof LINES)[number];
  points: readonly TrendPoint[];
  top: number;
}

function TrendLine({ line, points, top }: TrendLineProps) {
  const { t } = useTranslation('dashboard');
  const found = runs(points, line, top);
  const end = found.at(-1)?.at(-1);
  const last = points.findLast((point) => point[line] !== null)?.[line];
  return (
    <g data-line={line}>
      {found.map((run) => (
        <g key={run[0]?.[0]}>
          <path className={classes.trendArea} d={path(run, true)} />
          <path className={classes.trendLine} d={path(run)} />
        </g>
      ))}
      {end && last != null && (
        <>
          <circle cx={end[0]} cy={end[1]} r={3} />
          <text x={end[0] + 8} y={labelY(line, points, top, end[1])}>
            <tspan className={classes.strong}>{last}</tspan>{' '}
            {line === 'updates' ? t('trend.labelAll') : t('trend.labelSecurity')}
          </text>
        </>
      )}
    </g>
  );
}

const LABEL_GAP = 14;

/** Height of a line's label; where both lines end close together the labels step apart. */
function labelY(line: string, points: readonly TrendPoint[], top: number, y: number): number {
  const [all, security] = LINES.map((each) => runs(points, each, top).at(-1)?.at(-1)?.[1] ?? 0);
  const crowded = Math.max(0, LABEL_GAP - ((security ?? 0) - (all ?? 0)));
  return y + 4 + (line === 'updates' ? -crowded : 0);
}
