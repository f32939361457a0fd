/** Lets the server answer others, and a run be stopped, between two stations. */
export function aTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
