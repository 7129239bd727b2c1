import { useEffect, useRef } from 'react';
import { areKeysOn } from './choice';
import { isDialogOpen } from './dialog';
import { isTyping } from './typing';

/**
 * Runs what a single key stands for, while nobody types and no dialog is open. Keys are what the
 * keyboard writes ("[" also where it takes AltGr), not places on it. One that answers `false` leaves
 * the key to the browser.
 */
export function useKeys(keys: Record<string, () => unknown>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const plain = event.getModifierState('AltGraph') || !(event.ctrlKey || event.altKey);
      if (event.metaKey || !plain || event.defaultPrevented) return;
      const run = latest.current[event.key];
      if (!run || isTyping(event.target) || isDialogOpen() || !areKeysOn()) return;
      if (run() !== false) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
