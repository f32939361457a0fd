import { useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { download } from '../parts/download.ts';
import { words } from '../words/words.ts';
import { sameCall } from './same-call.ts';

/** The same call for those who would rather not use a page: curl, the command line, TypeScript, an agent over MCP. */
export function SameCall({ operation, input }: { readonly operation: string; readonly input: unknown }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="call" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(words.sameCall)}</summary>
      {isOpen ? <Calls operation={operation} input={input} /> : null}
    </details>
  );
}

function Calls({ operation, input }: { readonly operation: string; readonly input: unknown }): ReactNode {
  const { file, ...calls } = sameCall(operation, input, location.origin);
  const named = [
    ['curl', calls.curl],
    ['CLI', calls.yuzhi],
    ['TypeScript', calls.typescript],
    ['MCP', calls.mcp],
  ] as const;
  return (
    <>
      <p className="help">{say(words.sameCallAbout)}</p>
      {named.map(([name, text]) => (
        <div className="command" key={name}>
          <p className="help">{name}</p>
          <pre tabIndex={0}>{text}</pre>
          <CopyButton text={text} about={name} />
        </div>
      ))}
      {file === null ? null : (
        <button type="button" onClick={() => download(file, `${JSON.stringify(input, null, 2)}\n`, 'application/json')}>
          {say(words.downloadInput, { name: file })}
        </button>
      )}
    </>
  );
}
