import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { Fact, Facts } from '@/ui/layout/Facts';
import { Panel } from '@/ui/layout/Panel';

/** What scripts tell about a host when they enrol it, in the order it is shown. */
const KNOWN = [
  'proxmox_node',
  'vmid',
  'hostname',
  'ip_address',
  'os_info',
  'architecture',
] as const;

type Known = (typeof KNOWN)[number];

const isKnown = (key: string): key is Known => KNOWN.some((each) => each === key);

/** A value of any form as one line. */
const line = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** How the host came: which token enrolled it, and what its script said about it then. */
export function Enrolment({ enrolment }: { enrolment: NonNullable<HostDetail['enrollment']> }) {
  const { t } = useTranslation('host');
  const time = useTimeFormat();
  const told = Object.keys(enrolment.metadata);
  const others = told.filter((key) => !isKnown(key)).sort();
  return (
    <Panel title={t('enrolment.title')}>
      <Facts>
        <Fact label={t('enrolment.token')}>{enrolment.token_name}</Fact>
        <Fact label={t('enrolment.at')}>{time.exact(enrolment.enrolled_at)}</Fact>
        {KNOWN.filter((key) => told.includes(key)).map((key) => (
          <Fact key={key} label={t(`enrolment.${key}`)}>
            {line(enrolment.metadata[key])}
          </Fact>
        ))}
        {others.map((key) => (
          <Fact key={key} label={key}>
            {line(enrolment.metadata[key])}
          </Fact>
        ))}
      </Facts>
    </Panel>
  );
}
