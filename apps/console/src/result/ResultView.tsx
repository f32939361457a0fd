import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { OperationDescription, OutputLabel } from '../api/types.ts';
import { say } from '../language/language.ts';
import { download } from '../parts/download.ts';
import { JsonBlock } from '../parts/JsonBlock.tsx';
import { isRecord } from '../schema/json-schema.ts';
import { labelWords } from '../words/code-words.ts';
import { words } from '../words/words.ts';
import { defaultViews } from './default-views.ts';
import { OutputFields } from './output-fields.ts';
import { Views } from './Views.tsx';

interface ResultViewProps {
  /** `null` when it is not in the catalogue any more: then the output is shown as it is. */
  readonly operation: OperationDescription | null;
  readonly operationId: string;
  readonly output: unknown;
  readonly labels: readonly OutputLabel[];
  readonly runId: string | null;
}

/** A result with its labels, in the views of its operation, then as JSON. */
export function ResultView({ operation, operationId, output, labels, runId }: ResultViewProps): ReactNode {
  const fileName = [...operationId.split('/').slice(1), ...(runId === null ? [] : [runId.slice(-8)])].join('-');
  const fields = useMemo(() => new OutputFields(operation?.output ?? {}), [operation]);
  const views = useMemo(
    () => (operation && operation.show.length > 0 ? operation.show : defaultViews(fields, output)),
    [operation, fields, output],
  );
  const save = (): void => download(`${fileName}.json`, `${JSON.stringify(output, null, 2)}\n`, 'application/json');
  return (
    <>
      {labels.map(({ kind, text }) => (
        <p className="label" key={kind}>
          <strong>{say(labelWords[kind] ?? { zh: kind, en: kind })}</strong> {say(text)}
        </p>
      ))}
      <Views views={views} shown={{ output, fields, fileName }} />
      <div className="beside after">
        <FileButtons fields={fields} output={output} />
        <button type="button" className="quiet" onClick={save}>
          {say(words.downloadJson)}
        </button>
      </div>
      <JsonBlock title={say(words.rawOutput)} value={output} />
    </>
  );
}

/** A button for each file that the output holds, under the name of its field. */
function FileButtons({ fields, output }: { readonly fields: OutputFields; readonly output: unknown }): ReactNode {
  if (!isRecord(output)) return null;
  return fields.files().map(({ name, schema }) => {
    const file = output[name];
    if (!isRecord(file) || typeof file['name'] !== 'string' || typeof file['base64'] !== 'string') return null;
    const { name: fileName, base64 } = file;
    return (
      <button key={name} type="button" onClick={() => download(fileName, bytesOf(base64), 'application/octet-stream')}>
        {say(words.downloadFile, { file: say(fields.title(schema, name)) })}
      </button>
    );
  });
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
}
