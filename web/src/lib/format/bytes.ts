const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size in the largest unit that leaves at least one whole: "1.4 MB". */
export function formatBytes(bytes: number, locale: string): string {
  const power = bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3);
  const unit = Math.min(power, UNITS.length - 1);
  const value = bytes / 1000 ** unit;
  const digits = unit > 0 && value < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${UNITS[unit]}`;
}
