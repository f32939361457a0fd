import { accessCalls } from '@yuzhi/access';
import type { OperationDescription } from '@yuzhi/kernel';
import { jsonSchema, z } from '@yuzhi/sdk';
import type { JsonSchema, Text } from '@yuzhi/sdk';
import {
  approvalQuery,
  auditQuery,
  decisionBody,
  erasureBody,
  exportQuery,
  linkBody,
  passkeyOptionsBody,
  restoreBody,
  secondStepBody,
  passkeySignInBody,
  noticeQuery,
  noticesReadBody,
  redeemBody,
  runQuery,
  signInBody,
  verificationBody,
} from './api.ts';
import { apiSchemas } from './api-schemas.ts';
import { answerBody, inquiryBody, inquiryQuery, receiptBody } from '@yuzhi/inquiries';
import { statusOfKind } from './problem.ts';

/** The OpenAPI 3.1 document of what `packs` offer, derived from the same definitions that answer the requests. */
export function openApiDocument(
  city: { readonly name: Text },
  operations: readonly OperationDescription[],
  version: string,
): JsonSchema {
  const schemas: Record<string, JsonSchema> = { ...apiSchemas };
  const paths: Record<string, JsonSchema> = { ...fixedPaths };
  for (const operation of operations) {
    const name = operation.id.replaceAll('/', '.');
    Object.assign(schemas, hoisted(`${name}.input`, operation.input), hoisted(`${name}.output`, operation.output));
    paths[`/api/operations/${operation.id}`] = { post: operationPath(operation, name) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `渝智 Yuzhi · ${city.name.zh} ${city.name.en}`,
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: { schemas, responses: { Problem: problemResponse } },
  };
}

function operationPath(operation: OperationDescription, name: string): JsonSchema {
  const [domain] = operation.id.split('/');
  return {
    operationId: name,
    tags: [domain],
    summary: both(operation.title),
    description: [both(operation.summary), operation.recourse ? both(operation.recourse) : '']
      .filter(Boolean)
      .join('\n\n'),
    'x-effect': operation.effect,
    'x-audience': operation.audience,
    'x-concerns': operation.concerns,
    parameters: [purposeHeader, followsHeader],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: ref(`${name}.input`),
          examples: Object.fromEntries(
            operation.examples.map(({ title, input }, index) => [
              `example-${index + 1}`,
              { summary: both(title), value: input },
            ]),
          ),
        },
      },
    },
    responses: {
      ...(operation.effect === 'act'
        ? {
            200: {
              ...json('结果，依据预先审批的授权 / The answer, under a standing grant', ref(`${name}.output`)),
              headers: { ...answerHeaders, 'yuzhi-grant': { schema: { type: 'string', format: 'uuid' } } },
            },
            202: json('等待审批 / Waits for an approval', {
              type: 'object',
              properties: { approval: ref('Approval') },
            }),
          }
        : { 200: { ...json('结果 / The answer', ref(`${name}.output`)), headers: answerHeaders } }),
      ...problems,
    },
  };
}

/**
 * A schema as components of the document. References within it (`#`, `#/$defs/x`) speak of the schema itself and are
 * made to speak of its place in the document.
 */
function hoisted(name: string, schema: JsonSchema): Record<string, JsonSchema> {
  const { $schema: _dialect, $defs = {}, ...rest } = schema as { $schema?: string; $defs?: Record<string, JsonSchema> };
  const place = (reference: string): string =>
    reference === '#' ? `#/components/schemas/${name}` : reference.replace('#/$defs/', `#/components/schemas/${name}.`);
  const moved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(moved);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === '$ref' && typeof inner === 'string' ? place(inner) : moved(inner),
      ]),
    );
  };
  const parts = Object.entries($defs).map(([part, inner]) => [`${name}.${part}`, moved(inner)] as const);
  return Object.fromEntries([[name, moved(rest)], ...parts]) as Record<string, JsonSchema>;
}

function both(text: Text): string {
  return `${text.zh} / ${text.en}`;
}

function ref(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

function json(description: string, schema: JsonSchema): JsonSchema {
  return { description, content: { 'application/json': { schema } } };
}

function bare(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = jsonSchema(schema, io);
  return rest;
}

function queryParameters(schema: z.ZodObject): JsonSchema[] {
  const { properties = {} } = bare(schema, 'output') as { properties?: Record<string, JsonSchema> };
  return Object.entries(properties).map(([name, inner]) => ({ name, in: 'query', required: false, schema: inner }));
}

const problemResponse: JsonSchema = {
  description: '错误 / A problem',
  content: { 'application/problem+json': { schema: ref('Problem') } },
};

const problems: JsonSchema = Object.fromEntries(
  // 499 is not a status that a document may name; such a caller is gone and reads no answer.
  [...new Set(Object.values(statusOfKind))]
    .filter((status) => status !== 499)
    .map((status) => [status, { $ref: '#/components/responses/Problem' }]),
);

const purposeHeader: JsonSchema = {
  name: 'yuzhi-purpose',
  in: 'header',
  required: false,
  description: '用途，百分号编码的 UTF-8 / What the answer is for, percent-encoded UTF-8',
  schema: { type: 'string' },
};

const followsHeader: JsonSchema = {
  name: 'yuzhi-follows',
  in: 'header',
  required: false,
  description:
    '所接续的运行编号；接续示例运行的也算示例 / Id of the run that this one goes on from; what goes on from a sample is one',
  schema: { type: 'string', format: 'uuid' },
};

const answerHeaders: JsonSchema = {
  'yuzhi-run': { description: '运行编号 / Id of the run', schema: { type: 'string', format: 'uuid' } },
  'yuzhi-labels': {
    description: '结果标识，百分号编码的 JSON / Labels of the output, percent-encoded JSON',
    schema: { type: 'string' },
  },
};

const idInPath: JsonSchema = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };

function read(
  operationId: string,
  summary: string,
  schema: JsonSchema,
  parameters: readonly JsonSchema[] = [],
): JsonSchema {
  return {
    get: { operationId, tags: ['base'], summary, parameters, responses: { 200: json(summary, schema), ...problems } },
  };
}

function send(
  operationId: string,
  summary: string,
  input: z.ZodType,
  answer: JsonSchema = { type: 'object' },
): { readonly post: JsonSchema } {
  const body = { required: true, content: { 'application/json': { schema: bare(input, 'input') } } };
  const responses = { 200: json(summary, answer), ...problems };
  return { post: { operationId, tags: ['base'], summary, requestBody: body, responses } };
}

function counts(...names: readonly string[]): JsonSchema {
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'integer' }]));
  return { type: 'object', properties, required: [...names] };
}

function listOf(name: string, item: string): JsonSchema {
  return { type: 'object', properties: { [name]: { type: 'array', items: ref(item) } }, required: [name] };
}

const signedOut: JsonSchema = { 200: json('已退出 / Signed out', { type: 'object' }), ...problems };

const fixedPaths: Record<string, JsonSchema> = {
  '/api/packs': read('listPacks', '场景包 / Packs', ref('Catalogue')),
  '/api/packs/{domain}/{pack}': read('readPack', '一个场景包 / One pack', ref('Pack'), [
    { name: 'domain', in: 'path', required: true, schema: { type: 'string' } },
    { name: 'pack', in: 'path', required: true, schema: { type: 'string' } },
  ]),
  '/api/packs/{domain}/{pack}/readme': read('readReadme', '场景包的说明文档 / README of a pack', ref('Readme'), [
    { name: 'domain', in: 'path', required: true, schema: { type: 'string' } },
    { name: 'pack', in: 'path', required: true, schema: { type: 'string' } },
  ]),
  '/api/runs': read('listRuns', '运行记录 / Runs', listOf('runs', 'Run'), queryParameters(runQuery)),
  '/api/runs/{id}': read('readRun', '一条运行记录 / One run', ref('WholeRun'), [idInPath]),
  '/api/sample-runs': {
    ...read('readSamples', '示例数据 / Example data', ref('SampleState')),
    post: {
      operationId: 'fillSamples',
      tags: ['base'],
      summary: '填入示例数据：运行各场景包自带的示例 / Fill in example data: run the examples of the packs',
      responses: { 200: json('运行了多少 / How many ran', counts('done', 'failed')), ...problems },
    },
    delete: {
      operationId: 'deleteSamples',
      tags: ['base'],
      summary: '删除示例数据，一次最多 2000 条 / Delete the example data, at most 2,000 runs at once',
      responses: { 200: json('已删除和剩余 / Deleted, and left', counts('deleted', 'left')), ...problems },
    },
  },
  '/api/approvals': read(
    'listApprovals',
    '审批 / Approvals',
    listOf('approvals', 'Approval'),
    queryParameters(approvalQuery),
  ),
  '/api/approvals/{id}': read('readApproval', '一项审批 / One approval', one('approval', 'Approval'), [idInPath]),
  '/api/session': {
    ...read('readSession', '当前会话 / Who asks', ref('Session')),
    ...send('signIn', '登录 / Sign in', signInBody),
    delete: { operationId: 'signOut', tags: ['base'], summary: '退出登录 / Sign out', responses: signedOut },
  },
  '/api/identity/begin': send(
    'beginIdentity',
    '转到身份认证平台登录 / Sign in by the identity provider',
    z.strictObject({}),
  ),
  '/api/identity/session': send(
    'secondStep',
    '身份认证平台登录的第二步 / Second step after the provider',
    secondStepBody,
  ),
  '/api/passkeys/options': send(
    'passkeyOptions',
    '通行密钥登录的参数 / What a browser is asked for',
    passkeyOptionsBody,
  ),
  '/api/passkeys/session': send('signInWithPasskey', '用通行密钥登录 / Sign in with a passkey', passkeySignInBody),
  '/api/links/open': send('openLink', '查看一次性链接 / What a link is for', linkBody, ref('OpenedLink')),
  '/api/links/redeem': send('redeemLink', '使用一次性链接 / Use a link', redeemBody),
  ...Object.fromEntries(
    accessCalls.map(({ id, title, input }) => [`/api/access/${id}`, send(`access.${id}`, both(title), input)]),
  ),
  '/api/approvals/{id}/decision': {
    post: {
      operationId: 'decideApproval',
      tags: ['base'],
      summary: '作出审批决定 / Decide an approval',
      parameters: [idInPath],
      requestBody: { required: true, content: { 'application/json': { schema: bare(decisionBody, 'input') } } },
      responses: {
        200: json('已办结 / Decided', { type: 'object' }),
        202: json('已受理，后台执行 / Taken on as a job', { type: 'object' }),
        ...problems,
      },
    },
  },
  '/api/audit/restore': send(
    'acceptRestore',
    '确认数据已恢复到较早状态 / Accept that the store was put back to an earlier state',
    restoreBody,
  ),
  '/api/runs/{id}/erasure': {
    post: {
      operationId: 'eraseRun',
      tags: ['base'],
      summary: '清除一次运行的输入和结果 / Erase input and output of a run',
      parameters: [idInPath],
      requestBody: { required: true, content: { 'application/json': { schema: bare(erasureBody, 'input') } } },
      responses: { 200: json('运行记录 / The run', ref('Run')), ...problems },
    },
  },
  '/api/inbox': read('readInbox', '待我办理的事项 / What waits for your decision', {
    type: 'object',
    properties: { items: { type: 'array', items: ref('InboxItem') } },
    required: ['items'],
  }),
  '/api/city/map': read('readCityMap', '城市边界，有则附审图号 / Boundaries of the city', { type: 'object' }),
  '/api/public/inquiries': {
    post: {
      operationId: 'sendInquiry',
      tags: ['public'],
      summary: '咨询或提出异议 / Ask or object',
      requestBody: { required: true, content: { 'application/json': { schema: bare(inquiryBody, 'input') } } },
      responses: { 201: json('回执 / The receipt', one('inquiry', 'InquiryState')), ...problems },
    },
  },
  '/api/public/inquiries/receipt': {
    post: {
      operationId: 'readInquiry',
      tags: ['public'],
      summary: '凭回执编号查看答复 / The answer, by receipt number',
      requestBody: { required: true, content: { 'application/json': { schema: bare(receiptBody, 'input') } } },
      responses: { 200: json('办理情况 / Where it stands', one('inquiry', 'InquiryState')), ...problems },
    },
  },
  '/api/inquiries': read(
    'listInquiries',
    '公众咨询和异议 / Inquiries of the public',
    {
      type: 'object',
      properties: { inquiries: { type: 'array', items: ref('Inquiry') } },
      required: ['inquiries'],
    },
    queryParameters(inquiryQuery),
  ),
  '/api/inquiries/{id}/answer': {
    post: {
      operationId: 'answerInquiry',
      tags: ['base'],
      summary: '答复 / Answer one',
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
      requestBody: { required: true, content: { 'application/json': { schema: bare(answerBody, 'input') } } },
      responses: { 200: json('已答复 / Answered', one('inquiry', 'Inquiry')), ...problems },
    },
  },
  '/api/notices': read(
    'listNotices',
    '本人的通知 / Your notices',
    {
      type: 'object',
      properties: { unread: { type: 'integer' }, notices: { type: 'array', items: ref('Notice') } },
      required: ['unread', 'notices'],
    },
    queryParameters(noticeQuery),
  ),
  '/api/notices/read': {
    post: {
      operationId: 'readNotices',
      tags: ['base'],
      summary: '标记通知为已读 / Mark notices as read',
      requestBody: { required: true, content: { 'application/json': { schema: bare(noticesReadBody, 'input') } } },
      responses: { 200: json('已读数 / How many', { type: 'object' }), ...problems },
    },
  },
  '/api/system': read('readSystem', '系统状况 / What keeps this system running', ref('SystemState')),
  '/api/policy': read('readPolicy', '权限规则 / The policy, to be read', { type: 'object' }),
  '/api/audit/links': read(
    'listAuditLinks',
    '审计链 / Links of the audit trail',
    { type: 'object', properties: { links: { type: 'array', items: { type: 'object' } } }, required: ['links'] },
    queryParameters(auditQuery),
  ),
  '/api/audit/head': read('readAuditHead', '链头，供外部留存 / The head, to be kept outside', { type: 'object' }),
  '/api/audit/export': {
    get: {
      operationId: 'exportAudit',
      tags: ['base'],
      summary: '导出审计链，每行一个 JSON / The audit trail, a line of JSON each',
      parameters: queryParameters(exportQuery),
      responses: {
        200: { description: 'JSON', content: { 'application/x-ndjson': { schema: { type: 'string' } } } },
        ...problems,
      },
    },
  },
  '/api/audit/verification': {
    post: {
      operationId: 'verifyAudit',
      tags: ['base'],
      summary: '核验审计链 / Verify the audit trail',
      requestBody: { required: true, content: { 'application/json': { schema: bare(verificationBody, 'input') } } },
      responses: { 200: json('核验结果 / What was found', { type: 'object' }), ...problems },
    },
  },
};

function one(name: string, schema: string): JsonSchema {
  return { type: 'object', properties: { [name]: ref(schema) }, required: [name] };
}
