/** Checks a number field: whole, and within its ends. */
export function wholeFrom(least: number, most: number, rule: string) {
  return (value: number | string): string | null =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? null
      : rule;
}
