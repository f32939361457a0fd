const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** A size as people read it: `1.5 MiB`. */
export function byteText(bytes: number): string {
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  return `${(bytes / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power] ?? 'B'}`;
}
