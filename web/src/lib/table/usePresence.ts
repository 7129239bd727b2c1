import { useMediaQuery } from '@mantine/hooks';
import { type FocusEvent, type PointerEvent, useEffect, useRef, useState } from 'react';

/**
 * Whether somebody is at a part of the page: the pointer is over it or the focus is in it. A device
 * without a hovering pointer cannot tell, so there somebody always is.
 */
export function usePresence() {
  const root = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const cannotHover = useMediaQuery('(hover: none)', false, { getInitialValueInEffect: false });
  // An element that is taken away with the focus says nothing about it.
  useEffect(() => {
    if (focused && !root.current?.contains(document.activeElement)) setFocused(false);
  });
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
