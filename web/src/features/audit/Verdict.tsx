import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { StateIcon } from '@/ui/state/State';
import { auditVerdictQuery } from './api';
import classes from './audit.module.css';

/** Whether the log is as it was written, or where it is not. */
export function Verdict() {
  const { t } = useTranslation(['audit', 'common']);
  const reason = useReason();
  const { data, error, isFetching, refetch } = useQuery(auditVerdictQuery);
  const words = () => {
    if (isFetching) return t('audit:verdict.checking');
    if (error) return t('audit:verdict.unknown', { reason: reason(error) });
    if (!data) return '';
    if (data.ok) return t('audit:verdict.ok', { count: data.checked });
    const why = data.reason ?? t('audit:verdict.noReason');
    if (data.first_broken_id === null) return t('audit:verdict.broken', { reason: why });
    return t('audit:verdict.brokenAt', { reason: why, id: data.first_broken_id });
  };
  const broken = !isFetching && data?.ok === false;
  return (
    <div className={classes.verdict} data-broken={broken || undefined}>
      {!isFetching && data && <StateIcon code={data.ok ? 'done' : 'failed'} />}
      <Text role={broken ? 'alert' : 'status'}>{words()}</Text>
      {data?.ok && data.uncovered > 0 && (
        <Text c="dimmed">{t('audit:verdict.uncovered', { count: data.uncovered })}</Text>
      )}
      {!isFetching && (
        <Anchor component="button" type="button" onClick={() => void refetch()}>
          {t('audit:verdict.again')}
        </Anchor>
      )}
    </div>
  );
}
