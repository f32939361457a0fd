import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aManifest, openTestKernel, operator, packSource } from './testing.ts';
import type { TestKernel } from './testing.ts';

const input =
  'input: z.strictObject({ count: z.int(), refuse: z.boolean().optional(), spin: z.boolean().optional() }),';

/** An operation that squares in threads; `limits` as source. */
function squaring(limits: string): string {
  return `
    needs: ['parallel'],
    ${input}
    output: z.object({ squares: z.array(z.number()), parts: z.number() }),
    examples: [{ title: { zh: '例', en: 'One' }, input: { count: 2 }, output: { squares: [1, 2] } }],
    ${limits}
    async run(ctx, { count, ...shared }) {
      let parts = 0;
      const squares = await ctx.parallel.map({
        module: new URL('./algorithms/square.ts', import.meta.url), run: 'square',
        items: Array.from({ length: count }, (_, index) => index), shared: { plus: 1, ...shared },
        onProgress: (done, total) => { parts += 1; ctx.progress(done, total); },
      });
      return { squares, parts };
    },`;
}

const pack = {
  'manifest.json': aManifest('science/threads', { capabilities: ['parallel'] }),
  'algorithms/square.ts': `
    import { errorsFor } from '@yuzhi/sdk';
    const squareError = errorsFor({ SQUARE_ODD: { kind: 'conflict', message: { zh: '奇', en: 'Cannot: odd' }, hint: { zh: '偶', en: 'Even' } } });
    export function square(item: number, shared: { plus: number; refuse?: boolean; spin?: boolean }): number {
      if (shared.refuse && item % 2 === 1) throw squareError('SQUARE_ODD', { item });
      while (shared.spin) {}
      return item * item + shared.plus;
    }`,
  'pack.ts': packSource({
    squares: squaring(''),
    hurried: squaring('limits: { timeoutMs: 1_500 },'),
    outside: `
      needs: ['parallel'],
      run: async (ctx, input) => {
        await ctx.parallel.map({ module: new URL('file:///etc/passwd'), run: 'x', items: [1] });
        return input;
      },`,
  }),
};

let world: TestKernel;

before(async () => {
  world = await openTestKernel({ 'science/threads': pack });
});

after(async () => {
  await world?.[Symbol.asyncDispose]();
});

async function squares(input: object, operation = 'squares'): Promise<{ squares: number[]; parts: number }> {
  const outcome = await world.kernel.execute({ operation: `science/threads/${operation}`, input, actor: operator });
  assert.ok(outcome.state === 'done');
  return outcome.output as { squares: number[]; parts: number };
}

test('ctx.parallel.map() gives the results in order and tells of each part', async () => {
  const { squares: found, parts } = await squares({ count: 1_000 });
  assert.deepEqual(
    found,
    Array.from({ length: 1_000 }, (_, index) => index * index + 1),
  );
  assert.ok(parts > 1);
  assert.deepEqual((await squares({ count: 0 })).squares, []);
});

test('ctx.parallel.map() passes a failure on with its code', async () => {
  await assert.rejects(squares({ count: 10, refuse: true }), { code: 'SQUARE_ODD', kind: 'conflict' });
});

test('a run whose threads never let go ends at its limit all the same', async () => {
  await assert.rejects(squares({ count: 4, spin: true }, 'hurried'), { code: 'KERNEL_RUN_TIMED_OUT' });
});

test('ctx.parallel.map() takes files of the pack and no others', async () => {
  const outside = world.kernel.execute({ operation: 'science/threads/outside', input: {}, actor: operator });
  await assert.rejects(outside, { code: 'KERNEL_OPERATION_BROKEN' });
});
