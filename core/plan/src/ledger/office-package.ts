import { strToU8, zipSync } from 'fflate';

/** Packs the parts of an Office file. The same parts give the same bytes. */
export function officePackage(parts: Readonly<Record<string, string>>): Uint8Array {
  const mtime = new Date(Date.UTC(2026, 0, 1, 12));
  const files = Object.entries(parts).map(
    ([name, xml]) => [name, strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`)] as const,
  );
  return zipSync(Object.fromEntries(files), { mtime, level: 6 });
}

/** Text as it stands in XML; control characters that XML forbids are left out. */
export function xmlText(value: string): string {
  return (
    value
      // oxlint-disable-next-line no-control-regex -- they are what is taken out
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
