import { createContext } from 'react';

/** What the shell adds to a page's title bar on a phone: the search button. */
export const PhoneActions = createContext<React.ReactNode>(null);
