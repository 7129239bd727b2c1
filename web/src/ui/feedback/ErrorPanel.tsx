import { Anchor, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/lib/api/errors';
import classes from './feedback.module.css';
import { PermissionMissing } from './PermissionMissing';

/** Why a call failed, in words: the server's reason, or what its silence means. */
export function useReason(): (error: unknown) => string {
  const { t } = useTranslation('common');
  return (error) => {
    if (!(error instanceof ApiError)) return t('errors.crashReason');
    if (error.code === 'network') return t('errors.network');
    return error.message || t('errors.unknown', { status: error.status });
  };
}

interface ErrorPanelProps {
  error: unknown;
  /** Asks again; absent where asking again makes no sense. */
  onRetry?: () => void;
}

/** A failure in the place that failed: reason, request id and "Try again". */
export function ErrorPanel({ error, onRetry }: ErrorPanelProps) {
  const { t } = useTranslation('common');
  const reason = useReason();
  if (error instanceof ApiError && error.status === 403) {
    return <PermissionMissing permission={error.permission} />;
  }
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <div className={classes.line} role="alert">
      <IconAlertTriangle size={16} className={classes.warning} aria-hidden />
      <Text className={classes.grow}>{t('errors.failed', { reason: reason(error) })}</Text>
      {requestId && (
        <Text size="xs" c="dimmed" ff="monospace" title={t('errors.requestId', { id: requestId })}>
          {requestId.slice(0, 8)}
        </Text>
      )}
      {onRetry && (
        <Anchor component="button" type="button" onClick={onRetry}>
          {t('errors.retry')}
        </Anchor>
      )}
    </div>
  );
}
