import type { EventStore } from '@modelcontextprotocol/server';

type Message = Parameters<EventStore['storeEvent']>[1];

interface Sent {
  readonly stream: string;
  readonly message: Message;
}

/** Enough for a client whose connection broke in the middle of a call; nobody comes back for more. */
const keptMessages = 256;
const keptBytes = 4 * 1024 * 1024;

/** The last messages of one session, so that a broken stream goes on where it ended. The oldest make room. */
export class RecentMessages implements EventStore {
  readonly #sent = new Map<string, Sent & { readonly bytes: number }>();
  #bytes = 0;
  #last = 0;

  async storeEvent(stream: string, message: Message): Promise<string> {
    const id = String((this.#last += 1));
    const bytes = JSON.stringify(message).length;
    this.#sent.set(id, { stream, message, bytes });
    this.#bytes += bytes;
    for (const [oldest, { bytes }] of this.#sent) {
      if (oldest === id || (this.#sent.size <= keptMessages && this.#bytes <= keptBytes)) break;
      this.#sent.delete(oldest);
      this.#bytes -= bytes;
    }
    return id;
  }

  async getStreamIdForEventId(id: string): Promise<string | undefined> {
    return this.#sent.get(id)?.stream;
  }

  async replayEventsAfter(
    id: string,
    { send }: { send: (id: string, message: Message) => Promise<void> },
  ): Promise<string> {
    const stream = this.#sent.get(id)?.stream;
    if (stream === undefined) throw new RangeError('The event is not kept any more');
    for (const [next, sent] of this.#sent)
      // An event without a message only gives the stream an id to come back to.
      if (Number(next) > Number(id) && sent.stream === stream && Object.keys(sent.message).length > 0)
        await send(next, sent.message);
    return stream;
  }
}
