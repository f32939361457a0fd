import { manifestSchema, errorKinds, jsonSchema } from '@yuzhi/sdk';
import type { JsonSchema } from '@yuzhi/sdk';

/** What the addresses of the base answer with, as components of the OpenAPI document. The console's types are made of them. */

function ref(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

/** An object whose properties are all there, those named as optional aside. */
function whole(properties: Record<string, JsonSchema>, optional: readonly string[] = []): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties).filter((name) => !optional.includes(name)) };
}

function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}

function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

function oneOf(...values: readonly string[]): JsonSchema {
  return { type: 'string', enum: values };
}

const text: JsonSchema = { type: 'string' };
const textOrNull: JsonSchema = { type: ['string', 'null'] };
const uuid: JsonSchema = { type: 'string', format: 'uuid' };
const instant: JsonSchema = { type: 'string', format: 'date-time' };
const instantOrNull: JsonSchema = { type: ['string', 'null'], format: 'date-time' };
const day: JsonSchema = { type: 'string', format: 'date' };
const details: JsonSchema = { type: 'object', additionalProperties: {} };
const { $schema: _dialect, ...manifest } = jsonSchema(manifestSchema, 'output');
const runStates = oneOf('queued', 'running', 'done', 'failed', 'cancelled');

const run: Record<string, JsonSchema> = {
  id: uuid,
  operation: text,
  packVersion: text,
  state: runStates,
  job: { type: 'boolean', description: '由后台任务执行 / Carried out by a worker' },
  attempt: { type: 'integer' },
  sample: {
    type: 'boolean',
    description:
      '输入为操作自带的示例，或由示例运行引出 / Its input is an example of the operation, or it comes of such a run',
  },
  actor: ref('Actor'),
  unit: textOrNull,
  purpose: textOrNull,
  approvalId: { type: ['string', 'null'], format: 'uuid' },
  parentId: { type: ['string', 'null'], format: 'uuid' },
  startedAt: instant,
  finishedAt: instantOrNull,
  durationMs: { type: ['number', 'null'] },
  inputSha256: text,
  outputSha256: textOrNull,
  labels: listOf(ref('OutputLabel')),
  error: orNull(whole({ code: text, kind: text, message: ref('Text') })),
};

export const apiSchemas: Readonly<Record<string, JsonSchema>> = {
  Text: whole({ zh: text, en: text }),
  Problem: {
    description: 'RFC 9457 problem details',
    ...whole({
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      code: text,
      kind: oneOf(...errorKinds),
      message: ref('Text'),
      hint: ref('Text'),
      details,
    }),
  },
  Actor: whole(
    {
      kind: oneOf('operator', 'person', 'key', 'pack', 'anonymous'),
      id: text,
      unit: textOrNull,
      door: oneOf('in-process', 'http', 'cli', 'mcp', 'job'),
      onBehalfOf: ref('Actor'),
    },
    ['onBehalfOf'],
  ),
  OutputLabel: whole({ kind: oneOf('ai-generated', 'made-up', 'provisional', 'advice'), text: ref('Text') }),
  Progress: whole({ done: { type: 'number' }, total: { type: 'number' }, note: orNull(ref('Text')) }),
  Run: whole(run),
  WholeRun: {
    description: '运行记录，含输入和结果 / A run with its payloads',
    ...whole({ ...run, input: {}, output: {}, progress: orNull(ref('Progress')) }, ['progress']),
  },
  SampleState: whole({
    runs: { type: 'integer', description: '可删除的示例运行 / Sample runs that you may delete' },
    fillable: { type: 'integer', description: '尚可填入的示例 / Examples that you may fill in' },
  }),
  Approval: whole({
    id: uuid,
    operation: text,
    input: {},
    preview: whole({
      summary: ref('Text'),
      changes: listOf(whole({ what: ref('Text'), from: textOrNull, to: textOrNull })),
    }),
    purpose: textOrNull,
    state: oneOf('pending', 'approved', 'rejected'),
    requestedBy: ref('Actor'),
    requestedAt: instant,
    deadline: { type: ['string', 'null'], format: 'date' },
    decidedBy: orNull(ref('Actor')),
    decidedAt: instantOrNull,
    reason: textOrNull,
    runId: { type: ['string', 'null'], format: 'uuid' },
    needed: { type: 'integer', description: '须同意的人数 / How many people have to agree' },
    agreed: { type: 'integer', description: '已同意的人数 / How many have' },
    heir: { type: ['string', 'null'], format: 'uuid', description: '接手人 / Who took it on' },
  }),
  InboxItem: whole({
    kind: oneOf('approval', 'grant'),
    id: uuid,
    operation: text,
    title: orNull(ref('Text')),
    askedBy: ref('InboxPerson'),
    askedAt: instant,
    reason: textOrNull,
    preview: orNull(
      whole({
        summary: ref('Text'),
        changes: listOf(whole({ what: ref('Text'), from: textOrNull, to: textOrNull })),
      }),
    ),
    input: {},
    terms: orNull(
      whole({
        purpose: text,
        quota: { type: ['integer', 'null'] },
        from: day,
        until: day,
        approvesActs: { type: 'boolean', description: '在范围内无须逐次审批 / Acts within it need no approval' },
      }),
    ),
    deadline: { type: ['string', 'null'], format: 'date' },
    isLapsed: { type: 'boolean' },
    needed: { type: 'integer' },
    agreed: listOf(whole({ person: ref('InboxPerson'), reason: text, at: instant })),
    isAgreedByYou: { type: 'boolean' },
    decideFor: { ...textOrNull, description: '办理时发送的 yuzhi-unit / What is sent as yuzhi-unit' },
    delegatedBy: orNull(whole({ name: text, until: day })),
  }),
  InboxPerson: whole({ name: textOrNull, account: textOrNull, unit: textOrNull, byKey: { type: 'boolean' } }),
  Notice: whole({
    id: uuid,
    kind: text,
    at: instant,
    readAt: instantOrNull,
    title: ref('Text'),
    text: ref('Text'),
    page: { type: 'string', description: '办理页面的地址 / Address of the page where it is dealt with' },
  }),
  SystemState: whole({
    version: text,
    node: text,
    postgres: text,
    store: oneOf('embedded', 'server'),
    startedAt: instant,
    workers: { type: 'integer' },
    packs: whole({ ready: { type: 'integer' }, failed: { type: 'integer' } }),
    migrations: whole({ applied: { type: 'integer' }, newest: textOrNull, pending: { type: 'integer' } }),
    backups: listOf(whole({ name: text, takenAt: instant, tables: { type: 'integer' }, rows: { type: 'integer' } })),
  }),
  Failure: whole({ code: text, kind: oneOf(...errorKinds), message: ref('Text'), hint: ref('Text'), details }),
  Manifest: manifest,
  Operation: whole({
    id: text,
    title: ref('Text'),
    summary: ref('Text'),
    effect: oneOf('read', 'advise', 'act'),
    audience: oneOf('public', 'unit', 'granted', 'operator'),
    concerns: oneOf('nobody', 'organisation', 'person'),
    recourse: orNull(ref('Text')),
    show: { ...listOf(details), description: '结果的呈现方式 / How the result wants to be seen' },
    examples: listOf(whole({ title: ref('Text'), input: {} })),
    input: { ...details, description: 'JSON Schema' },
    output: { ...details, description: 'JSON Schema' },
    limits: whole({
      timeoutMs: { type: 'number' },
      jobTimeoutMs: { type: 'number' },
      inputBytes: { type: 'number' },
    }),
  }),
  Pack: whole({
    id: text,
    state: oneOf('ready', 'failed'),
    manifest: orNull(ref('Manifest')),
    failure: orNull(ref('Failure')),
    operations: listOf(ref('Operation')),
  }),
  Catalogue: whole({
    city: whole({
      name: ref('Text'),
      centre: {
        ...orNull({ type: 'array', items: { type: 'number' } }),
        description: '经度、纬度 / Longitude, latitude',
      },
    }),
    version: text,
    packs: listOf(ref('Pack')),
  }),
  Inquiry: whole({
    id: text,
    receipt: text,
    kind: oneOf('question', 'objection'),
    about: textOrNull,
    text,
    contact: textOrNull,
    receivedAt: instant,
    state: oneOf('open', 'answered'),
    answer: textOrNull,
    answeredAt: textOrNull,
  }),
  InquiryState: whole({
    receipt: text,
    kind: oneOf('question', 'objection'),
    receivedAt: instant,
    state: oneOf('open', 'answered'),
    answer: textOrNull,
    answeredAt: textOrNull,
  }),
  Readme: whole({ markdown: { type: ['string', 'null'], description: '没有时为 null / null when there is none' } }),
  Session: whole({
    actor: ref('Actor'),
    isSetUp: { type: 'boolean' },
    account: textOrNull,
    name: textOrNull,
    roles: listOf(whole({ role: text, unit: textOrNull })),
    may: { ...listOf(text), description: '可以进行的动作 / Actions that they may do on something' },
    csrf: textOrNull,
    identityProvider: orNull(whole({ title: ref('Text') })),
  }),
  OpenedLink: whole({
    kind: oneOf('set-up', 'invitation', 'recovery'),
    account: textOrNull,
    name: textOrNull,
    secret: textOrNull,
    uri: textOrNull,
    qr: textOrNull,
  }),
};
