import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { listed, say, text } from '../language/language.ts';
import { fileHead } from './file-head.ts';

const previewWords = {
  title: text('文件开头', 'The beginning of the file'),
  lines: text('共 {count} 行（含表头）', 'Lines: {count}, with the header'),
  uneven: text('第 {lines} 行的列数与表头不同', 'Lines whose columns differ from the header: {lines}'),
};
const mostNamed = 10;

/** The first rows of a table file, and which lines do not fit its header. */
export function FilePreview({ file }: { readonly file: Readonly<Record<string, unknown>> }): ReactNode {
  const head = useMemo(() => fileHead(file), [file]);
  if (head === null) return null;
  const [header = [], ...rows] = head.rows;
  const named = head.uneven.slice(0, mostNamed).map(String);
  return (
    <div className="preview">
      <p className="help">{say(previewWords.lines, { count: head.lines })}</p>
      {named.length === 0 ? null : (
        <p className="error">
          {say(previewWords.uneven, { lines: listed(named) + (head.uneven.length > mostNamed ? '…' : '') })}
        </p>
      )}
      <div className="scroll" tabIndex={0} role="region" aria-label={say(previewWords.title)}>
        <table aria-label={say(previewWords.title)}>
          <thead>
            <tr>
              {header.map((cell, index) => (
                <th key={`${index}-${cell}`} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={`${index}-${row[0] ?? ''}`}>
                {row.map((cell, at) => (
                  <td key={`${at}-${cell}`} className="short">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
