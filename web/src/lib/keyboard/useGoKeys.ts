import { useEffect, useRef } from 'react';
import { now } from '@/lib/time/now';
import { areKeysOn } from './choice';
import { isDialogOpen } from './dialog';
import { isTyping } from './typing';

const ARMED_MS = 1200;
/**
 * `g` then a letter within a good second runs `targets[letter]`. Off while somebody types and while
 * a dialog is open.
 */
export function useGoKeys(targets: Record<string, () => void>): void {
  const latest = useRef(targets);
  latest.current = targets;
  useEffect(() => {
    let armedAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (isDialogOpen() || !areKeysOn()) return;
      const armed = now() - armedAt < ARMED_MS;
      const go = armed ? latest.current[event.key] : undefined;
      armedAt = event.key === 'g' && !armed ? now() : Number.NEGATIVE_INFINITY;
      if (!go) return;
      event.preventDefault();
      go();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
