import { useTranslation } from 'react-i18next';

const KNOWN = ['api', 'proxmox-lxc', 'direct-host', 'gethomepage'] as const;

/** The name of a credential's kind; a kind the page does not know is shown as it is. */
export function useKindName(): (kind: string) => string {
  const { t } = useTranslation('integrations');
  return (kind) => {
    const known = KNOWN.find((each) => each === kind);
    return known ? t(`kinds.${known}`) : kind;
  };
}
