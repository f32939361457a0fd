export const longestName = 200;

/**
 * A header as it is compared: full-width forms as half-width (NFKC), lower case, without spaces, invisible characters
 * and the asterisk that marks a required column.
 */
export function foldHeader(header: string): string {
  // No name is as long, and folding would take its time over a cell of a megabyte.
  if (header.length > longestName) return header;
  return foldWidth(header)
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/^\*+|\*+$/g, '');
}

/** Full-width digits, letters and signs as half-width, the minus sign as a hyphen; case stays. */
export function foldWidth(value: string): string {
  return value.normalize('NFKC').replaceAll('\u2212', '-');
}

/** Whether a unit as somebody wrote it is the unit with this symbol: `毫米` is `mm`, `ug/m3` is `μg/m³`; case counts. */
export function isSameUnit(written: string, symbol: string): boolean {
  return foldUnit(written) === foldUnit(symbol);
}

function foldUnit(unit: string): string {
  const plain = foldWidth(unit).replace(/\s/g, '').replaceAll('^', '').replaceAll('·', '').replace(/^ug/, 'μg');
  return symbols.get(plain) ?? plain;
}

/** Units by their Chinese names (GB 3100), with everyday ones beside them. Symbols in NFKC. */
const symbols: ReadonlyMap<string, string> = new Map([
  ['毫米', 'mm'],
  ['厘米', 'cm'],
  ['米', 'm'],
  ['千米', 'km'],
  ['公里', 'km'],
  ['平方米', 'm2'],
  ['平米', 'm2'],
  ['平方千米', 'km2'],
  ['平方公里', 'km2'],
  ['公顷', 'hm2'],
  ['立方米', 'm3'],
  ['毫克', 'mg'],
  ['克', 'g'],
  ['千克', 'kg'],
  ['公斤', 'kg'],
  ['吨', 't'],
  ['秒', 's'],
  ['分钟', 'min'],
  ['小时', 'h'],
  ['摄氏度', '°C'],
  ['千瓦', 'kW'],
  ['千瓦时', 'kWh'],
  ['兆瓦', 'MW'],
  ['百分比', '%'],
  ['米/秒', 'm/s'],
  ['立方米/秒', 'm3/s'],
  ['公里/小时', 'km/h'],
  ['千米/小时', 'km/h'],
]);
