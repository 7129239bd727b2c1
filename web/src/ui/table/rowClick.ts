import type { MouseEvent } from 'react';

/** Marks the one real link of a row: `<Link data-row-link …>`. */
const ROW_LINK = 'a[data-row-link]';
const INTERACTIVE = 'a,button,input,label,[role="menuitem"]';

/**
 * Makes a whole row follow its link. The link stays a link (keyboard, context menu, copy address);
 * a click elsewhere in the row is passed on to it, with the middle button in a new tab.
 */
export function followRow(event: MouseEvent<HTMLElement>): void {
  if (event.target instanceof Element && event.target.closest(INTERACTIVE)) return;
  // Marking text in a row is not a click on it.
  if (window.getSelection()?.type === 'Range') return;
  const link = event.currentTarget.querySelector<HTMLAnchorElement>(ROW_LINK);
  if (!link) return;
  const newTab = event.button === 1 || event.ctrlKey || event.metaKey;
  if (newTab) window.open(link.href, '_blank', 'noopener');
  else if (event.button === 0) link.click();
}
