import { useTranslation } from 'react-i18next';

/** Words for where a variable comes from and what it stands beside; unknown ones as they are. */
export function useWords() {
  const { t, i18n } = useTranslation('settings');
  const known = (key: string, code: string) =>
    i18n.exists(`settings:${key}`) ? t(key as 'environment.sources.flag') : code;
  return {
    source: (code: string) => known(`environment.sources.${code}`, code),
    category: (code: string) => known(`environment.categories.${code}`, code),
  };
}
