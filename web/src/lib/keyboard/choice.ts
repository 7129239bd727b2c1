import { useStored } from '../useStored';

const KEY = 'patchmon-keys';
const OFF = 'off';

/** Whether single keys do something; people who dictate or hit keys by chance switch them off. */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== JSON.stringify(OFF);
  } catch {
    // A browser that keeps nothing keeps no choice either.
    return true;
  }
}

/** The choice behind `areKeysOn`, kept in this browser. */
export function useKeysChoice() {
  const [choice, setChoice] = useStored(KEY, (kept) => (kept === OFF ? OFF : 'on'));
  return { on: choice === 'on', set: (on: boolean) => setChoice(on ? 'on' : OFF) };
}
