/** How bad an advisory is, in the distributions' words, the worst first. */
export const SEVERITIES = ['critical', 'important', 'moderate', 'low'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** Whether a distribution's word is one of those. */
export function isSeverity(word: string | null): word is Severity {
  return SEVERITIES.some((each) => each === word);
}
