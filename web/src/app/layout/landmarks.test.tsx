import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';
import { onPhone } from '@/testing/window';

beforeEach(stillWorld);

/** Texts outside of every landmark, which a screen reader's list of places does not lead to. */
function outside(root: HTMLElement): string[] {
  const landmarks = 'header,nav,main,footer,aside,style,script,button,[role="status"]';
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode;
    if (textContent?.trim() && !parentElement?.closest(landmarks)) found.push(textContent);
  }
  return found;
}

it('keeps everything of a wide window in landmarks', async () => {
  fakeServer();
  const { container } = renderPage('/hosts');
  await screen.findByRole('link', { name: 'mail-01' });
  expect(outside(container)).toEqual([]);
  const frame = within(screen.getByRole('navigation', { name: 'Main' }));
  expect(frame.getByRole('link', { name: 'Settings' })).toBeVisible();
});

it('keeps everything of a phone in landmarks', async () => {
  onPhone();
  fakeServer();
  const { container } = renderPage('/hosts');
  await screen.findByRole('link', { name: 'mail-01' });
  expect(outside(container)).toEqual([]);
});
