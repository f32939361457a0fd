import { officePackage, xmlText } from '../ledger/office-package.ts';

/** A Word document with a paragraph for each line; a line with tabs is a row of a table. */
export function makeDocx(text: string): Uint8Array {
  const run = (words: string): string => `<w:r><w:t xml:space="preserve">${xmlText(words)}</w:t></w:r>`;
  const paragraphs = text.split('\n').map((line) => {
    if (!line.includes('\t')) return `<w:p>${run(line)}</w:p>`;
    const cells = line.split('\t').map((cell) => `<w:tc><w:p>${run(cell)}</w:p></w:tc>`);
    return `<w:tbl><w:tr>${cells.join('')}</w:tr></w:tbl>`;
  });
  return officePackage({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.join('').replaceAll('</w:tbl><w:tbl>', '')}</w:body></w:document>`,
  });
}

/** A page as a portal serves it. */
export function makeHtml(text: string): Uint8Array {
  const rows = text.split('\n').map((line) =>
    line.includes('\t')
      ? `<table><tr>${line
          .split('\t')
          .map((cell) => `<td>${xmlText(cell)}</td>`)
          .join('')}</tr></table>`
      : `<p>${xmlText(line)}</p>`,
  );
  return Buffer.from(
    `<!DOCTYPE html><html><head><title>门户</title><script>var a = '<p>到2027年达到99%</p>';</script></head><body><nav>首页</nav><div>${rows.join('\n')}</div><footer>版权所有</footer></body></html>`,
  );
}

/** A PDF with a text layer: pages of lines as a narrow page breaks them, each with its number. */
export function makePdf(text: string, options: { readonly width?: number; readonly lines?: number } = {}): Uint8Array {
  const { width = 40, lines: perPage = 22 } = options;
  const size = Math.min(10, Math.floor(440 / width));
  const lines = text.split('\n').flatMap((line) => broken(line, width));
  const pages: string[][] = [];
  for (let at = 0; at < lines.length; at += perPage)
    pages.push([...lines.slice(at, at + perPage), '', `— ${pages.length + 1} —`]);
  const codes = new Map<string, number>();
  const hex = (words: string): string =>
    Array.from(words)
      .map((char) => {
        if (!codes.has(char)) codes.set(char, codes.size + 1);
        return (codes.get(char) ?? 0).toString(16).padStart(4, '0');
      })
      .join('');
  const streams = pages.map((page) =>
    page
      .flatMap((line, index) => {
        // A row of a table: its cells side by side, as small as it takes.
        const cells = line.split('\t');
        const small = cells.length > 1 ? Math.min(size, 470 / (line.length + 3 * cells.length)) : size;
        let x = 60;
        return cells.map((cell) => {
          const at = x;
          x += (cell.length + 3) * small;
          return cell === '' ? '' : `BT /F ${small} Tf 1 0 0 1 ${at} ${780 - index * 30} Tm <${hex(cell)}> Tj ET`;
        });
      })
      .join('\n'),
  );
  const map = [...codes].map(
    ([char, code]) =>
      `<${code.toString(16).padStart(4, '0')}> <${Buffer.from(char, 'utf16le').swap16().toString('hex')}>`,
  );
  const groups: string[] = [];
  for (let at = 0; at < map.length; at += 100)
    groups.push(`${map.slice(at, at + 100).length} beginbfchar\n${map.slice(at, at + 100).join('\n')}\nendbfchar`);
  const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n${groups.join('\n')}\nendcmap end end`;
  const kids = pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>',
    `<< /Length ${cmap.length} >>\nstream\n${cmap}\nendstream`,
    ...streams.flatMap((stream, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${7 + index * 2} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    ]),
  ];
  return Buffer.from(withTable(objects), 'latin1');
}

function broken(line: string, width: number): readonly string[] {
  if (line.length <= width || line.includes('\t')) return [line];
  const lines: string[] = [];
  for (let at = 0; at < line.length;) {
    // Words of Latin script are kept whole.
    const space = /[A-Za-z]{2} [A-Za-z]{2}/.test(line) ? line.lastIndexOf(' ', at + width) : -1;
    const to = line.length - at > width && space > at ? space : Math.min(line.length, at + width);
    lines.push(line.slice(at, to));
    at = line.charAt(to) === ' ' ? to + 1 : to;
  }
  return lines;
}

function withTable(objects: readonly string[]): string {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
