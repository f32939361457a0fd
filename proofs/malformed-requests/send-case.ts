import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { filled } from './malformed-case.ts';
import type { MalformedCase } from './malformed-case.ts';
import { parseAnswers } from './parse-answers.ts';
import type { ParsedAnswers } from './parse-answers.ts';

export interface SentCase extends ParsedAnswers {
  readonly marker: string;
  readonly case: MalformedCase;
  /** The server ended the connection. */
  readonly isClosed: boolean;
  /** What was owed did not come in time. */
  readonly isLate: boolean;
}

export interface Target {
  readonly port: number;
  /** Fills the placeholder for an approval. */
  readonly approval: string;
}

/** A server that owes an answer gives it within this; it is far longer than any answer takes. */
const answerMs = 20_000;
/** Nothing is owed: this long is listened to what comes all the same. */
const lingerMs = 60;
const pauseMs = 5;

/** Does to the server what the case says and gathers what it answers. */
export async function sendCase(one: MalformedCase, marker: string, { port, approval }: Target): Promise<SentCase> {
  const connection = new Connection(port, one.isHead);
  try {
    await connection.write(filled(one.bytes, marker, approval), one.cuts);
    if (one.ending === 'half-close') connection.socket.end();
    if (one.ending === 'abort') connection.socket.destroy();
    if (one.ending === 'reset') connection.socket.resetAndDestroy();
    const isLate = !(await connection.heard(one.owed));
    return { ...connection.parsed(), marker, case: one, isClosed: connection.isClosed, isLate };
  } finally {
    connection.socket.destroy();
  }
}

class Connection {
  readonly socket: Socket;
  readonly #isHead: boolean;
  readonly #chunks: Buffer[] = [];
  isClosed = false;

  constructor(port: number, isHead: boolean) {
    this.#isHead = isHead;
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    // A server may well hang up on what it is sent.
    this.socket.on('error', () => {});
    this.socket.on('close', () => (this.isClosed = true));
    this.socket.on('end', () => (this.isClosed = true));
  }

  async write(bytes: Buffer, cuts: readonly number[]): Promise<void> {
    let from = 0;
    for (const cut of [...cuts, bytes.length]) {
      if (cut > from) this.socket.write(bytes.subarray(from, cut));
      from = Math.max(from, cut);
      if (cuts.length > 0) await wait(pauseMs);
    }
  }

  parsed(): ParsedAnswers {
    return parseAnswers(Buffer.concat(this.#chunks), { isHead: this.#isHead, isClosed: this.isClosed });
  }

  /** Waits for as many answers as are owed, or until the server hangs up. Returns whether that came to pass. */
  async heard(owed: number | null): Promise<boolean> {
    if (owed === null) {
      for (let waited = 0; waited < lingerMs && !this.isClosed; waited += pauseMs) await wait(pauseMs);
      return true;
    }
    const until = Date.now() + answerMs;
    while (Date.now() < until) {
      if (this.isClosed || this.parsed().answers.length >= owed) return true;
      await wait(1);
    }
    return false;
  }
}
