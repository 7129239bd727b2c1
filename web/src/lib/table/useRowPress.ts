import { useLongPress } from '@mantine/hooks';
import { type MouseEvent, useRef } from 'react';
import type { Selection } from './selection';

const LONG_MS = 450;

/**
 * Picking rows without check boxes: a long press picks the first one; while any are picked, a touch
 * picks or drops instead of following the row. Nothing happens without a selection.
 */
export function useRowPress(id: string, selection: Selection | undefined) {
  const pressed = useRef(false);
  const press = useLongPress(
    () => {
      pressed.current = true;
      selection?.toggle(id);
    },
    { threshold: LONG_MS, cancelOnMove: true, onStart: () => (pressed.current = false) },
  );
  if (!selection) return {};
  return {
    ...press,
    // The browser's own menu of a link would cover what has just been picked.
    onContextMenu: (event: MouseEvent) => event.preventDefault(),
    onClickCapture: (event: MouseEvent) => {
      const control = event.target instanceof Element && event.target.closest('input,label');
      if ((selection.ids.size === 0 && !pressed.current) || control) return;
      event.preventDefault();
      event.stopPropagation();
      // The click that ends a long press has picked already.
      if (!pressed.current) selection.toggle(id);
      pressed.current = false;
    },
  };
}
