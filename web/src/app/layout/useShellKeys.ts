import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { focusListSearch, moveRow, selectRow } from '@/lib/keyboard/rows';
import { useGoKeys } from '@/lib/keyboard/useGoKeys';

interface ShellKeys {
  onSearch: () => void;
  onHelp: () => void;
  onAddHost: () => void;
}

/** The keys that work on every page (look: section 8). */
export function useShellKeys({ onSearch, onHelp, onAddHost }: ShellKeys): void {
  const navigate = useNavigate();
  useHotkeys([['mod+K', onSearch]], []);
  useHotkeys([
    ['?', onHelp],
    ['shift+?', onHelp],
    ['/', focusListSearch],
    ['n', onAddHost],
    ['j', () => moveRow(1)],
    ['k', () => moveRow(-1)],
    ['x', () => selectRow(false)],
    ['shift+x', () => selectRow(true)],
  ]);
  useGoKeys({
    d: () => void navigate({ to: '/' }),
    h: () => void navigate({ to: '/hosts' }),
    p: () => void navigate({ to: '/packages' }),
    r: () => void navigate({ to: '/repositories' }),
    s: () => void navigate({ to: '/settings/general' }),
  });
}
