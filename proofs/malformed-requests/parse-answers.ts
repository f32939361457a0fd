/** One HTTP/1.1 answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  /** Names in lower case; the last of two with the same name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface ParsedAnswers {
  readonly answers: readonly Answer[];
  /** Bytes of an answer that is not complete yet. */
  readonly rest: Buffer;
  /** Why the bytes are no HTTP at all; `null` while they are. */
  readonly fault: string | null;
}

export interface ParseOptions {
  /** They answer HEAD: no body follows whatever the headers say. */
  readonly isHead: boolean;
  /** The connection has ended, so a body without a length ends here. */
  readonly isClosed: boolean;
}

/** Takes the answers apart that a server has sent on one connection so far. Interim answers (1xx) are left out. */
export function parseAnswers(received: Buffer, options: ParseOptions): ParsedAnswers {
  const answers: Answer[] = [];
  let rest = received;
  while (rest.length > 0) {
    const parsed = parseOne(rest, options);
    if (parsed === null) break;
    if (typeof parsed === 'string') return { answers, rest, fault: parsed };
    if (parsed.answer.status >= 200) answers.push(parsed.answer);
    rest = rest.subarray(parsed.length);
  }
  return { answers, rest, fault: null };
}

interface ParsedOne {
  readonly answer: Answer;
  readonly length: number;
}

/** The first answer, `null` when it is not complete, or what is wrong with it. */
function parseOne(bytes: Buffer, options: ParseOptions): ParsedOne | null | string {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0)
    return bytes.subarray(0, 5).toString('latin1').startsWith('HTTP/'.slice(0, bytes.length))
      ? null
      : 'it does not begin like an answer';
  const [line = '', ...lines] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n');
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(`${line} `)?.[1];
  if (status === undefined) return `the status line is ${JSON.stringify(line)}`;
  const headers = headersOf(lines);
  const body = bodyOf(bytes.subarray(headEnd + 4), Number(status), headers, options);
  if (body === null || typeof body === 'string') return body;
  return { answer: { status: Number(status), headers, body: body.body }, length: headEnd + 4 + body.length };
}

function headersOf(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return headers;
}

type ParsedBody = { readonly body: Buffer; readonly length: number } | null | string;

function bodyOf(
  bytes: Buffer,
  status: number,
  headers: Readonly<Record<string, string>>,
  options: ParseOptions,
): ParsedBody {
  if (options.isHead || status < 200 || status === 204 || status === 304) return { body: Buffer.alloc(0), length: 0 };
  if (headers['transfer-encoding'] === 'chunked') return chunkedBody(bytes);
  const length = headers['content-length'];
  if (length === undefined) return options.isClosed ? { body: bytes, length: bytes.length } : null;
  if (!/^\d+$/.test(length)) return `its content-length is ${length}`;
  if (bytes.length < Number(length)) return null;
  return { body: bytes.subarray(0, Number(length)), length: Number(length) };
}

function chunkedBody(bytes: Buffer): ParsedBody {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return null;
    const size = Number.parseInt(bytes.subarray(at, lineEnd).toString('latin1'), 16);
    if (Number.isNaN(size)) return 'a chunk has no size';
    const next = lineEnd + 2 + size + 2;
    if (bytes.length < next) return null;
    if (size === 0) return { body: Buffer.concat(chunks), length: next };
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = next;
  }
}
