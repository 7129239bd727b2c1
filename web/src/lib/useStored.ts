import { useLocalStorage } from '@mantine/hooks';

/**
 * A choice kept in this browser. `read` makes a value of whatever is found there, also of nothing:
 * an older page or a curious person may have written it.
 */
export function useStored<T>(key: string, read: (kept: unknown) => T) {
  return useLocalStorage<T>({
    key,
    defaultValue: read(undefined),
    getInitialValueInEffect: false,
    deserialize: (text) => read(parsed(text)),
  });
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
