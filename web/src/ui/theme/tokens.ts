/**
 * Every colour of the page, by meaning (look: section 2). Components use `var(--pm-…)` and never
 * a literal, so that a scheme is one column of this table.
 */
interface Pair {
  light: string;
  dark: string;
}

export const tokens = {
  body: { light: '#ffffff', dark: '#15181d' },
  sunken: { light: '#f7f8fa', dark: '#101317' },
  raised: { light: '#ffffff', dark: '#1c2027' },
  border: { light: '#e2e5ea', dark: '#292f38' },
  'border-strong': { light: '#cbd1d9', dark: '#3b434f' },
  'row-hover': { light: '#f5f7f9', dark: '#1a1e24' },
  'row-selected': { light: '#edf2fd', dark: '#1b263c' },
  text: { light: '#1b2028', dark: '#dce0e6' },
  dimmed: { light: '#5a6472', dark: '#969fac' },
  accent: { light: '#2b5bc7', dark: '#2f60cf' },
  'accent-text': { light: '#2553b8', dark: '#8fb1ff' },
  'accent-tint': { light: '#edf2fd', dark: '#1b263c' },
  security: { light: '#bf2531', dark: '#ff8087' },
  'security-tint': { light: '#fdeced', dark: '#38191d' },
  update: { light: '#4b5667', dark: '#b2bbc8' },
  'update-fill': { light: '#8793a3', dark: '#7b8798' },
  held: { light: '#842f8c', dark: '#dd9ce5' },
  'held-tint': { light: '#f8ebf9', dark: '#321d37' },
  warning: { light: '#8a5000', dark: '#f0b35a' },
  'warning-tint': { light: '#fdf2df', dark: '#33270f' },
  ok: { light: '#1e7a3e', dark: '#6fca8c' },
  'ok-fill': { light: '#3f9a66', dark: '#4fb573' },
  'silent-text': { light: '#ffffff', dark: '#14171c' },
  silent: { light: '#343b46', dark: '#ccd2da' },
  'waiting-1': { light: '#df747c', dark: '#9a4950' },
  'waiting-2': { light: '#c5323e', dark: '#cf5d66' },
  'waiting-3': { light: '#86101a', dark: '#ff8f96' },
  track: { light: '#eceef1', dark: '#252b33' },
} satisfies Record<string, Pair>;

/** The six group dots. What is stored is the light value; the dark twin is looked up here. */
export const groupColors: readonly Pair[] = [
  { light: '#2f8f83', dark: '#4fb8aa' },
  { light: '#c77a1a', dark: '#dd9a48' },
  { light: '#6a5acd', dark: '#9a8df0' },
  { light: '#4a7fb5', dark: '#74a8dc' },
  { light: '#a0618c', dark: '#c78bb4' },
  { light: '#7a8794', dark: '#8f9ba8' },
];

/** The custom properties of one scheme: `--pm-body` and so on, and `--pm-group-0` … `--pm-group-5`. */
export function schemeVariables(
  scheme: 'light' | 'dark',
  table: Record<string, Pair> = tokens,
): Record<string, string> {
  const named = Object.entries(table).map(([name, pair]) => [`--pm-${name}`, pair[scheme]]);
  const dots = groupColors.map((pair, index) => [`--pm-group-${index}`, pair[scheme]]);
  return Object.fromEntries([...named, ...dots]);
}

/** The colour of a group's dot for a stored value; an unknown one (set through the API) is kept. */
export function groupColorVar(stored: string | null | undefined): string {
  const index = groupColors.findIndex((pair) => pair.light === stored?.toLowerCase());
  if (index >= 0) return `var(--pm-group-${index})`;
  return stored ?? 'var(--pm-group-5)';
}
