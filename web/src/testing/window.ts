import { vi } from 'vitest';

/** Makes the window of a test a phone's: media queries answer as there. */
export function onPhone(): void {
  const ask = window.matchMedia;
  vi.spyOn(window, 'matchMedia').mockImplementation((query) => ({
    ...ask(query),
    matches: /max-width|hover: none|reduced-motion/.test(query),
  }));
}
