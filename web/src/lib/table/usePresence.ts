import { useMediaQuery } from '@mantine/hooks';
import { type FocusEvent, type PointerEvent, useEffect, useRef, useState } from 'react';

/**
 * Whether somebody is at a part of the page: the pointer is over it or the focus is in it. A device
 * without a hovering pointer cannot tell, so there somebody always is.
 */
export function usePresence(source: string) {
  const root = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const cannotHover = useMediaQuery('(hover: none)', false, { getInitialValueInEffect: false });
  // An element that is taken away with the focus says nothing about it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another source replaces the rows.
  useEffect(() => setFocused(root.current?.contains(document.activeElement) ?? false), [source]);
  return {
    present: cannotHover || pointed || focused,
    watch: {
      ref: root,
      onPointerEnter: (event: PointerEvent) => setPointed(event.pointerType !== 'touch'),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: (event: FocusEvent) =>
        setFocused(event.currentTarget.contains(event.relatedTarget as Node | null)),
    },
  };
}
