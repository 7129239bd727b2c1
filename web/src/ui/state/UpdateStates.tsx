import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SecurityState, UpdateState } from '@/lib/api/types';
import { State } from './State';
import type { StateCode } from './stateTable';
import classes from './UpdateStates.module.css';

interface UpdateStatesProps {
  state: UpdateState;
  security: SecurityState;
  phasedPercentage?: number | null;
}

/**
 * The states to show for a package. Security and update state are two facts; "Update" alone is left
 * out beside "Security", which says it already.
 */
export function updateStates(state: UpdateState, security: SecurityState): StateCode[] {
  if (state === 'current') return ['current'];
  if (security === 'no') return [state];
  if (security === 'unknown') return [state, 'unknown'];
  return state === 'available' ? ['security'] : ['security', state];
}

/** Update state and security of a package in words. */
export function UpdateStates({ state, security, phasedPercentage }: UpdateStatesProps) {
  const { t } = useTranslation('states');
  return (
    <span className={classes.states}>
      {updateStates(state, security).map((code) =>
        code === 'unknown' ? (
          <Tooltip key={code} label={t('securityUnknown')}>
            <span>
              <State code={code} />
            </span>
          </Tooltip>
        ) : (
          <State key={code} code={code} percent={phasedPercentage} />
        ),
      )}
    </span>
  );
}
