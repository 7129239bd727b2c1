import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { focusListSearch, moveRow, selectRow, stepRow } from '@/lib/keyboard/rows';
import { useGoKeys } from '@/lib/keyboard/useGoKeys';
import { useKeys } from '@/lib/keyboard/useKeys';
import { useDestinations } from './destinations';

const ROW_KEYS = {
  j: () => moveRow(1),
  k: () => moveRow(-1),
  ArrowDown: () => stepRow(1),
  ArrowUp: () => stepRow(-1),
  x: () => selectRow(false),
  X: () => selectRow(true),
};

interface ShellKeys {
  onSearch: () => void;
  onHelp: () => void;
  onAddHost: () => void;
}

/** The keys that work on every page (look: section 8). */
export function useShellKeys({ onSearch, onHelp, onAddHost }: ShellKeys): void {
  const navigate = useNavigate();
  const { places, settings } = useDestinations();
  useHotkeys([['mod+K', onSearch]], []);
  useKeys({
    '?': onHelp,
    '/': focusListSearch,
    n: onAddHost,
    ...ROW_KEYS,
  });
  useGoKeys({
    ...Object.fromEntries(
      [...places, ...settings].map(({ key, to }) => [key, () => void navigate({ to })]),
    ),
  });
}
