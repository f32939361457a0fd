import type { CapabilityName, PackContext } from '@yuzhi/sdk';
import type { z } from '@yuzhi/sdk';
import Fastify from 'fastify';
import { answerParent } from '../../tools/harness/answer-parent.ts';
import { loadSubject, subjectId } from './subject.ts';

/**
 * What a careful programmer would write without Yuzhi for this one operation: a Fastify route that checks input and
 * output with the same schemas and calls the same function. No ledger, no access decision, no limits.
 */
const { pack, entry } = await loadSubject();
const { definition } = entry;
// The function reads its rules and nothing else of the context.
const context = { rules: pack.rules } as unknown as PackContext<CapabilityName>;

const server = Fastify();
server.setValidatorCompiler<z.ZodType>(({ schema }) => (value) => {
  const result = schema.safeParse(value);
  return result.success ? { value: result.data } : { error: result.error };
});
server.setSerializerCompiler<z.ZodType>(
  ({ schema }) =>
    (value) =>
      JSON.stringify(schema.parse(value)),
);
server.post(
  `/api/operations/${subjectId}`,
  { schema: { body: definition.input, response: { 200: definition.output } } },
  async (request) => definition.run(context, request.body),
);
const address = await server.listen({ host: '127.0.0.1', port: 0 });
answerParent({ address, close: () => server.close() });
