import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// The first page of a file loads its modules while it is waited for.
configure({ asyncUtilTimeout: 10_000 });

// jsdom knows no media queries and no observers; Mantine asks for both. Reduced motion makes menus
// and dialogs open at once.
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: query.includes('prefers-reduced-motion'),
  media: query,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
}));

class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal('ResizeObserver', NoObserver);

// Nor does it lay anything out that could be scrolled to.
Element.prototype.scrollIntoView = () => undefined;

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
