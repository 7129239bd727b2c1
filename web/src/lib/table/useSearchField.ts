import { type ChangeEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';

const SETTLE_MS = 200;

/**
 * A search field whose words live in the address: they go there when typing pauses, and come from
 * there when the address changes by other means. Escape empties it.
 */
export function useSearchField(value: string | undefined, onSearch: (words?: string) => void) {
  const [typed, setTyped] = useState(value ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    setTyped(value ?? '');
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (words: string) => {
    setTyped(words);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(words.trim() || undefined), SETTLE_MS);
  };
  return {
    value: typed,
    onChange: (event: ChangeEvent<HTMLInputElement>) => change(event.currentTarget.value),
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.key === 'Escape') change('');
    },
  };
}
