/** The same answer, with a call when it has ended, failed or lost its reader. */
export async function whenDone(answer: () => Promise<Response>, done: () => void): Promise<Response> {
  let response: Response;
  try {
    response = await answer();
  } catch (error) {
    done();
    throw error;
  }
  if (response.body !== null) return new Response(watched(response.body, done), response);
  done();
  return response;
}

function watched(body: ReadableStream<Uint8Array>, done: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done: isOver, value } = await reader.read();
        if (!isOver) return controller.enqueue(value);
      } catch (error) {
        done();
        throw error;
      }
      done();
      controller.close();
    },
    async cancel(reason) {
      done();
      await reader.cancel(reason);
    },
  });
}
