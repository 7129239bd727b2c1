import type { Dashboard } from '@/lib/api/types';

/** A figure of the summary line and the filter of the hosts list that shows the same number. */
export interface SummaryPart {
  name: 'hosts' | 'updates' | 'security' | 'reboot' | 'silent' | 'awaiting';
  count: number;
  search: Record<string, unknown>;
}

/** The figures worth saying: hosts and updates always, the others when there are any. */
export function summaryParts(data: Dashboard): SummaryPart[] {
  const parts: SummaryPart[] = [
    { name: 'hosts', count: data.hosts, search: {} },
    { name: 'updates', count: data.need_updates, search: { updates: true } },
    { name: 'security', count: data.have_security, search: { security: true } },
    { name: 'reboot', count: data.need_reboot, search: { reboot: true } },
    { name: 'silent', count: data.silent, search: { reporting: 'silent' } },
    { name: 'awaiting', count: data.awaiting, search: { reporting: 'awaiting' } },
  ];
  return parts.filter((part, index) => index < 2 || part.count > 0);
}
