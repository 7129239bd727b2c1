import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TrendPoint } from '@/lib/api/types';

/** The trend as a table for people who do not see the drawing. */
export function TrendTable({ points }: { points: readonly TrendPoint[] }) {
  const { t } = useTranslation('dashboard');
  return (
    <VisuallyHidden>
      <table>
        <caption>{t('trend.title')}</caption>
        <thead>
          <tr>
            <th>{t('trend.day')}</th>
            <th>{t('trend.all')}</th>
            <th>{t('trend.security')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ day, updates, security }) => (
            <tr key={day}>
              <th>{day}</th>
              <td>{updates ?? t('trend.noData')}</td>
              <td>{security ?? t('trend.noData')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
