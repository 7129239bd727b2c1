import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '@/locales/en';

/** Texts come from `src/locales/<language>/<namespace>.json`; plurals by i18next's rules. */
export const i18n = i18next;

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'common',
  resources: { en },
  interpolation: { escapeValue: false },
  returnNull: false,
});

i18next.services.formatter?.add('number', (value, lng) => new Intl.NumberFormat(lng).format(value));
