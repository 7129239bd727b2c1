import { Link, type LinkProps } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import type { Dashboard } from '@/lib/api/types';
import { StateIcon } from '@/ui/state/State';
import type { StateCode } from '@/ui/state/stateTable';
import classes from '../dashboard.module.css';
import { type SummaryPart, summaryParts } from '../summary';

const ICONS: Partial<Record<SummaryPart['name'], StateCode>> = {
  updates: 'available',
  security: 'security',
  reboot: 'reboot',
  silent: 'silent',
  awaiting: 'awaiting',
};

/** One line of figures; each opens the list that shows the same number. */
export function Summary({ data }: { data: Dashboard }) {
  const { t } = useTranslation('dashboard');
  return (
    <div className={classes.summaryClip}>
      <p className={classes.summary}>
        {summaryParts(data).map((part) => (
          <Link
            key={part.name}
            to="/hosts"
            search={part.search as LinkProps['search']}
            className={classes.figure}
            data-part={part.name}
          >
            <PartIcon name={part.name} />
            <span>
              <Trans
                t={t}
                i18nKey={`summary.${part.name}`}
                count={part.count}
                components={{ b: <b /> }}
              />
            </span>
          </Link>
        ))}
      </p>
    </div>
  );
}

function PartIcon({ name }: { name: SummaryPart['name'] }) {
  const code = ICONS[name];
  return code ? <StateIcon code={code} size={18} /> : null;
}
