import { useTranslation } from 'react-i18next';
import type { AuditItem } from '@/lib/api/types';

/** Words of the log's closed vocabularies; what this page does not know stands as it is. */
export function useWords() {
  const { t, i18n } = useTranslation('audit');
  const known = (key: string, code: string) =>
    i18n.exists(`audit:${key}`) ? t(key as 'actions.host_rename') : code;
  return {
    action: (code: string) => known(`actions.${code.replace('.', '_')}`, code),
    subject: (code: string) => known(`subjects.${code}`, code),
    kind: (code: string) => known(`kinds.${code}`, code),
    /** The thing by its name; by what it is when it has none. */
    thing: ({ kind, name }: AuditItem['subject']) => name || known(`subjects.${kind}`, kind),
  };
}
