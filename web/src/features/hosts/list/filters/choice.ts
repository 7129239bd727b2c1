/** The value of a filter as it stands in the address. */
export interface Choice {
  /** Of one value, or of a comma list of them. */
  kind: 'one' | 'many';
  value: string | undefined;
}

/** Which values are picked, and the address's value after one is touched. */
export function chosen({ kind, value }: Choice) {
  const picked = value === undefined ? [] : kind === 'one' ? [value] : value.split(',');
  const toggled = (touched: string): string | undefined => {
    const others = picked.filter((each) => each !== touched);
    if (others.length < picked.length) return others.join(',') || undefined;
    return kind === 'one' ? touched : [...picked, touched].join(',');
  };
  return { picked, toggled };
}
