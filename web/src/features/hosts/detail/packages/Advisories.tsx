import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HostPackage } from '@/lib/api/types';
import { isSeverity } from '@/lib/severity';
import classes from './packages.module.css';

/** What an update resolves: the worst advisory with its severity, the rest and all CVE ids on hover. */
export function Advisories({ row }: { row: HostPackage }) {
  const { t } = useTranslation('common');
  const [worst, ...others] = row.advisories;
  if (!worst) return null;
  const cves = [...new Set(row.advisories.flatMap((each) => each.cves))];
  const lines = [
    ...row.advisories.map((each) => [each.id, each.title].filter(Boolean).join(': ')),
    ...(cves.length > 0 ? [cves.join(', ')] : []),
  ];
  return (
    <Tooltip
      multiline
      maw={420}
      label={lines.map((line) => <div key={line}>{line}</div>)}
      events={{ hover: true, focus: true, touch: true }}
    >
      <button type="button" className={classes.advisory} aria-label={lines.join('; ')}>
        {worst.id}
        {isSeverity(worst.severity) && ` · ${t(`severity.${worst.severity}`)}`}
        {others.length > 0 && ` +${others.length}`}
      </button>
    </Tooltip>
  );
}
