import { useStored } from '../useStored';
import { oneOf } from './search';

const DENSITIES = ['compact', 'comfortable'] as const;

/** How much room the rows of tables take; one choice for all lists, kept in this browser. */
export function useDensity() {
  const [density, setDensity] = useStored(
    'patchmon-density',
    (kept) => oneOf(kept, DENSITIES) ?? 'compact',
  );
  const toggle = () => setDensity(density === 'compact' ? 'comfortable' : 'compact');
  return { density, toggle };
}
