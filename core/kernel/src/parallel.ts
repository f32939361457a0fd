import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Parallel, ParallelTask } from '@yuzhi/sdk';
import { YuzhiError } from '@yuzhi/sdk';
import type { RunScope } from './context.ts';
import type { FromThread, ThreadWork, ToThread } from './parallel-thread.ts';

/** Parts that each thread gets on average: enough that none waits long for the others at the end. */
const partsEach = 8;

/** Spreads work over threads for one run; they end with it. */
export function parallelFor(scope: RunScope): Parallel {
  return {
    map: async <Item, Result>(task: ParallelTask<Item>): Promise<Result[]> => {
      const folder = pathToFileURL(`${scope.entry.pack.folder}/`).href;
      if (!task.module.href.startsWith(folder)) throw new TypeError(`${task.module.href} is no file of the pack`);
      return new ParallelMap<Item, Result>(task, folder, scope).result();
    },
  };
}

class ParallelMap<Item, Result> {
  readonly #task: ParallelTask<Item>;
  readonly #scope: RunScope;
  readonly #work: ThreadWork;
  readonly #results: Result[];
  readonly #partSize: number;
  readonly #threads: Worker[] = [];
  #next = 0;
  #done = 0;

  constructor(task: ParallelTask<Item>, packFolder: string, scope: RunScope) {
    this.#task = task;
    this.#scope = scope;
    this.#work = { module: task.module.href, run: task.run, shared: task.shared, packFolder };
    this.#results = Array.from<Result>({ length: task.items.length });
    this.#partSize = Math.max(1, Math.ceil(task.items.length / (availableParallelism() * partsEach)));
  }

  async result(): Promise<Result[]> {
    const { items } = this.#task;
    if (items.length === 0) return [];
    const { signal, log } = this.#scope;
    const stopped = Promise.withResolvers<never>();
    const stop = (): void => stopped.reject(signal.reason as Error);
    if (signal.aborted) throw signal.reason;
    signal.addEventListener('abort', stop, { once: true });
    const count = Math.min(availableParallelism(), Math.ceil(items.length / this.#partSize));
    try {
      await Promise.race([Promise.all(Array.from({ length: count }, () => this.#thread())), stopped.promise]);
      return this.#results;
    } finally {
      signal.removeEventListener('abort', stop);
      const ends = await Promise.allSettled(this.#threads.map((thread) => thread.terminate()));
      if (ends.some(({ status }) => status === 'rejected')) log.warn('A thread could not be ended');
    }
  }

  /** One thread, which gets a part whenever it has finished one. */
  #thread(): Promise<void> {
    const thread = new Worker(new URL('./parallel-thread.ts', import.meta.url), { workerData: this.#work });
    this.#threads.push(thread);
    return new Promise((resolve, reject) => {
      const feed = (): void => {
        const from = this.#next;
        if (from >= this.#task.items.length) return resolve();
        this.#next += this.#partSize;
        thread.postMessage({ from, items: this.#task.items.slice(from, this.#next) } satisfies ToThread);
      };
      thread.on('message', (message: FromThread) => {
        if ('failure' in message) return reject(asError(message));
        for (const [index, value] of message.results.entries()) this.#results[message.from + index] = value as Result;
        this.#done += message.results.length;
        try {
          this.#task.onProgress?.(this.#done, this.#task.items.length);
        } catch (error) {
          return reject(error);
        }
        feed();
      });
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`A thread ended with ${code}`)));
      feed();
    });
  }
}

/** A failure keeps its code over the border between threads. */
function asError({ failure, message }: Extract<FromThread, { failure: unknown }>): Error {
  if (failure === null) return new Error(message);
  const { code, kind, text, hint, details } = failure;
  return new YuzhiError(code, { kind, message: text, hint }, details);
}
