import autocannon from 'autocannon';

export interface LoadOptions {
  readonly url: string;
  readonly body: string;
  readonly connections: number;
  readonly requests: number;
}

export interface LoadReading {
  /** From the first request to the last answer. */
  readonly seconds: number;
}

/**
 * Sends `requests` POST requests over `connections` connections and waits for every answer, so that each request has
 * one and the run can be checked against the ledger.
 *
 * @throws Error when any answer is not 2xx
 */
export function load({ url, body, connections, requests }: LoadOptions): Promise<LoadReading> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    let last = begun;
    const run = autocannon(
      { url, method: 'POST', headers: { 'content-type': 'application/json' }, body, connections, amount: requests },
      (error, result) => {
        if (error) reject(error);
        else if (result['2xx'] !== requests || result.errors + result.timeouts > 0)
          reject(new Error(`Of ${requests} requests ${result['2xx']} were answered with 2xx, ${result.errors} failed`));
        else resolve({ seconds: (last - begun) / 1_000 });
      },
    );
    run.on('response', () => (last = performance.now()));
  });
}
