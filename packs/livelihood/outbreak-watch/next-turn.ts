/** Lets whatever else waits have the thread, between two pieces of arithmetic. */
export async function nextTurn(): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
}
