import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectTypeOf } from 'expect-type';
import { defineOperation, definePack, defineRule, errorsFor, label, YuzhiError, z } from './index.ts';
import type { PackContext, RuleVersion, Rules } from './index.ts';

const levels = defineRule({
  id: 'levels',
  title: { zh: '级别', en: 'Levels' },
  data: z.object({ redMm: z.number() }),
});

const grade = defineOperation({
  id: 'grade',
  title: { zh: '分级', en: 'Grade' },
  summary: { zh: '按降雨分级', en: 'Grade rainfall' },
  effect: 'read',
  audience: 'public',
  needs: ['rules'],
  input: z.strictObject({ rainfallMm: z.coerce.number().default(3), on: z.string() }),
  output: z.object({ level: z.enum(['red', 'none']) }),
  examples: [
    { title: { zh: '暴雨', en: 'Storm' }, input: { rainfallMm: 90, on: '2026-07-01' }, output: { level: 'red' } },
  ],
  run(ctx, input) {
    expectTypeOf(input).toEqualTypeOf<{ rainfallMm: number; on: string }>();
    expectTypeOf(ctx).toEqualTypeOf<PackContext<'rules'>>();
    expectTypeOf(ctx.rules).toEqualTypeOf<Rules>();
    // @ts-expect-error a capability that is not asked for is not there
    void ctx.city;
    const version = ctx.rules.asOf(levels, input.on);
    expectTypeOf(version).toEqualTypeOf<RuleVersion<{ redMm: number }> | null>();
    return { level: version && input.rainfallMm >= version.data.redMm ? 'red' : 'none' };
  },
});

test('defineOperation() infers input, output and context from the schemas and the needs', () => {
  expectTypeOf<Parameters<typeof grade.run>[1]>().toEqualTypeOf<{ rainfallMm: number; on: string }>();
  assert.equal(grade.id, 'grade');
});

test('definePack() takes operations of unlike types in one list', () => {
  const pack = definePack({ operations: [grade], rules: [levels] });
  assert.deepEqual(
    pack.operations.map((operation) => operation.id),
    ['grade'],
  );
});

test('an `act` without a preview and a finding about somebody without recourse do not type-check', () => {
  const base = {
    id: 'x',
    title: { zh: '甲', en: 'X' },
    summary: { zh: '甲', en: 'X' },
    audience: 'unit',
    input: z.object({}),
    output: z.object({}),
    examples: [],
    run: () => ({}),
  } as const;
  // @ts-expect-error what acts says beforehand what would happen
  defineOperation({ ...base, effect: 'act' });
  // @ts-expect-error whoever is concerned is told how to answer
  defineOperation({ ...base, effect: 'advise', concerns: 'person' });
  defineOperation({
    ...base,
    effect: 'advise',
    concerns: 'person',
    recourse: { zh: '联系人工', en: 'Reach a person' },
  });
});

test('errorsFor() fills both languages from the details and keeps code, kind and cause', () => {
  const cause = new Error('feed');
  const make = errorsFor({
    FLOOD_GAUGE_SILENT: {
      kind: 'unavailable',
      message: { zh: '雨量站 {siteId} 没有应答', en: 'Gauge {siteId} did not answer' },
      hint: { zh: '请检查接入', en: 'Check the feed' },
    },
  });
  expectTypeOf(make).parameter(0).toEqualTypeOf<'FLOOD_GAUGE_SILENT'>();
  const error = make('FLOOD_GAUGE_SILENT', { siteId: 'G7' }, cause);
  assert.ok(error instanceof YuzhiError);
  assert.equal(error.message, 'Gauge G7 did not answer');
  assert.equal(error.text.zh, '雨量站 G7 没有应答');
  assert.equal(error.cause, cause);
  assert.deepEqual(Object.keys(error.toJSON()), ['code', 'kind', 'message', 'hint', 'details']);
});

test('label() travels in JSON Schema with both languages and the unit', () => {
  const schema = z.toJSONSchema(z.number().meta(label('雨量', 'Rainfall', { unit: 'mm' })));
  assert.equal(schema.title, 'Rainfall');
  assert.equal(schema['x-title-zh'], '雨量');
  assert.equal(schema['x-unit'], 'mm');
});
