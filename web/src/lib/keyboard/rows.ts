const ROW_LINKS = 'a[data-row-link]';

/** Moves the focus to the next (1) or previous (-1) row's link; from outside to the first one. */
export function moveRow(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(ROW_LINKS)];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = at < 0 ? links[0] : links[at + step];
  next?.focus();
}

/** Moves the focus on from a row that has it; `false` where none has, so that the page scrolls. */
export function stepRow(step: 1 | -1): boolean {
  if (!document.activeElement?.matches(ROW_LINKS)) return false;
  moveRow(step);
  return true;
}

/** Picks or drops the row that has the focus; with `range` from the last one touched. */
export function selectRow(range: boolean): void {
  const row = document.activeElement?.closest('tr');
  const box = row?.querySelector<HTMLInputElement>('input[type="checkbox"]');
  box?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: range }));
}

/** Puts the cursor into the search field of the list on the page. */
export function focusListSearch(): void {
  document.querySelector<HTMLInputElement>('input[data-list-search]')?.focus();
}
