/** governance/bid-supervision: signs with evidence, never verdicts; whoever is concerned sees them and answers. */
import {
  cite,
  coded,
  defineOperation,
  definePack,
  defineRule,
  errorsFor,
  fileInput,
  label,
  ruleCitation,
  sampleFile,
  z,
} from '@yuzhi/sdk';
import type { PackContext, RuleVersion } from '@yuzhi/sdk';
import { defineRegister } from './later-capabilities.ts';

// ── errors.ts ───────────────────────────────────────────────────────────────────────────────────────────────────────

const bidError = errorsFor({
  BID_RULES_MISSING: {
    kind: 'unavailable',
    message: { zh: '{date} 没有适用的比对规则', en: 'Cannot compare the bids: no rules apply on {date}' },
    hint: { zh: '请由监督部门补充该日适用的规则', en: 'The supervising authority adds the rules of that day' },
  },
  BID_FINDING_SETTLED: {
    kind: 'conflict',
    message: { zh: '线索 {finding} 已办结，不能再提出异议', en: 'Cannot object: finding {finding} is settled' },
    hint: { zh: '请联系监督部门申请复核', en: 'Ask the supervising authority to look at it again' },
  },
});

// ── rules.ts: which signs count, from which measure on, under which clause ──────────────────────────────────────────

const signCodes = coded({
  'same-author': { zh: '文件编制者相同', en: 'Written by the same hand' },
  'same-errors': { zh: '文件错误异常一致', en: 'The same unusual errors' },
  'regular-prices': { zh: '报价呈规律性差异', en: 'Prices that differ by a rule' },
});

const signRules = defineRule({
  id: 'signs',
  title: { zh: '串通投标线索比对规则', en: 'Signs of collusion' },
  data: z.strictObject({
    signs: z.array(z.strictObject({ sign: signCodes, atLeast: z.number(), clause: z.string() })),
  }),
});

type SignRules = z.output<(typeof signRules)['data']>;

// ── registers.ts: findings, and the objections to them ──────────────────────────────────────────────────────────────

const evidence = z.object({
  bidder: z.string().meta(label('投标人', 'Bidder')),
  document: z.string().meta(label('文件', 'Document')),
  page: z.int().meta(label('页', 'Page')),
  passage: z.string().max(500).meta(label('原文', 'Passage')),
});

const findings = defineRegister({
  id: 'findings',
  title: { zh: '比对线索', en: 'Findings' },
  fields: z.object({
    project: z.string().meta(label('项目编号', 'Project')),
    sign: signCodes.meta(label('线索类型', 'Sign')),
    bidders: z.array(z.string()).meta(label('涉及投标人', 'Bidders concerned')),
    evidence: z.array(evidence).meta(label('证据', 'Evidence')),
    restsOn: ruleCitation,
  }),
  states: {
    found: { zh: '待核实', en: 'To be looked into' },
    'objected-to': { zh: '有异议', en: 'Objected to' },
    settled: { zh: '已办结', en: 'Settled' },
  },
  first: 'found',
  transitions: [
    { from: 'found', to: 'objected-to', by: 'party' },
    { from: 'found', to: 'settled', by: 'unit' },
    { from: 'objected-to', to: 'settled', by: 'unit', dueWorkDays: 5 },
  ],
  parties: 'bidders',
});

const objections = defineRegister({
  id: 'objections',
  title: { zh: '异议', en: 'Objections' },
  fields: z.object({
    finding: z.string().meta(label('线索编号', 'Finding')),
    by: z.string().meta(label('提出单位', 'From')),
    reasons: z.string().meta(label('理由', 'Reasons')),
  }),
  states: {
    filed: { zh: '已提出', en: 'Filed' },
    upheld: { zh: '成立', en: 'Upheld' },
    dismissed: { zh: '不成立', en: 'Dismissed' },
  },
  first: 'filed',
  transitions: [
    { from: 'filed', to: 'upheld', by: 'unit', dueWorkDays: 5 },
    { from: 'filed', to: 'dismissed', by: 'unit', dueWorkDays: 5 },
  ],
  parties: 'by',
});

const recourse = {
  zh: '线索不是认定结论。涉及的投标人可查看本单位的线索并提出异议，由监督部门人工核实后答复',
  en: 'A finding is not a verdict. The bidders concerned can see theirs and object; people of the supervising authority look into it and answer',
};

// ── algorithms/: pure ───────────────────────────────────────────────────────────────────────────────────────────────

interface BidText {
  readonly bidder: string;
  readonly document: string;
  readonly pages: readonly { readonly number: number; readonly text: string }[];
}

interface Sign {
  readonly sign: z.output<typeof signCodes>;
  readonly bidders: readonly string[];
  readonly evidence: readonly z.output<typeof evidence>[];
  readonly clause: string;
}

declare function compareBids(texts: readonly BidText[], rules: SignRules): readonly Sign[];

// ── operations/examine.ts ───────────────────────────────────────────────────────────────────────────────────────────

const findingShown = z.object({
  id: z.string().meta(label('线索编号', 'Finding')),
  sign: signCodes.meta(label('线索类型', 'Sign')),
  bidders: z.array(z.string()).meta(label('涉及投标人', 'Bidders concerned')),
  evidence: z.array(evidence).meta(label('证据', 'Evidence')),
  restsOn: ruleCitation.meta(label('依据', 'Rests on')),
});

export const examine = defineOperation({
  id: 'examine',
  title: { zh: '投标文件比对', en: 'Examine the bids' },
  summary: {
    zh: '同一项目的投标文件之间有哪些需要核实的线索',
    en: 'Which signs between the bids of one project people should look into',
  },
  effect: 'advise',
  audience: 'granted',
  concerns: 'organisation',
  recourse,
  needs: ['rules', 'records', 'documents'],
  input: z.strictObject({
    project: z.string().trim().min(1).max(60).meta(label('项目编号', 'Project')),
    bids: z
      .array(
        z.strictObject({
          bidder: z.string().trim().min(1).meta(label('投标人', 'Bidder')),
          document: fileInput({ accept: ['docx', 'pdf'] }).meta(label('投标文件', 'Bid')),
        }),
      )
      .min(2)
      .max(40)
      .meta(label('投标文件', 'Bids')),
  }),
  output: z.object({ findings: z.array(findingShown).meta(label('线索', 'Findings')) }),
  limits: { timeoutMs: 600_000, inputBytes: 64 * 1024 * 1024 },
  show: [
    { as: 'table', title: { zh: '线索', en: 'Findings' }, rows: 'findings', columns: ['id', 'sign', 'bidders'] },
    { as: 'table', title: { zh: '证据', en: 'Evidence' }, rows: 'findings.evidence' },
  ],
  examples: [
    {
      title: {
        zh: '两份文件有相同的错字（文件为编造）',
        en: 'Two bids with the same misspellings (made-up documents)',
      },
      input: {
        project: '示例-001',
        bids: [
          { bidder: '甲公司', document: sampleFile(new URL('golden/in/bid-a.docx', import.meta.url)) },
          { bidder: '乙公司', document: sampleFile(new URL('golden/in/bid-b.docx', import.meta.url)) },
        ],
      },
      output: { findings: [{ sign: 'same-errors', bidders: ['甲公司', '乙公司'] }] },
    },
  ],
  async run(ctx, { project, bids }) {
    const rules = rulesOf(ctx);
    const texts: BidText[] = [];
    for (const [index, { bidder, document }] of bids.entries()) {
      ctx.progress(index, bids.length, { zh: bidder, en: bidder });
      const { pages } = await ctx.documents.read(document);
      texts.push({ bidder, document: document.name, pages });
    }
    const kept = [];
    for (const [index, sign] of compareBids(texts, rules.data).entries()) {
      const { clause, ...shown } = sign;
      const fields = {
        project,
        ...shown,
        bidders: [...sign.bidders],
        evidence: [...sign.evidence],
        restsOn: cite(rules, clause),
      };
      const { id } = await ctx.records.in(findings).add(String(index), fields);
      kept.push({ id, ...fields });
    }
    ctx.label({
      kind: 'advice',
      text: {
        zh: '线索由程序比对得出，须人工核实，不作为处理依据',
        en: 'Found by a program: to be looked into by people, no ground for a decision',
      },
    });
    return { findings: kept };
  },
});

function rulesOf(ctx: PackContext<'rules'>): RuleVersion<SignRules> {
  const rules = ctx.rules.asOf(signRules, ctx.today());
  if (!rules) throw bidError('BID_RULES_MISSING', { date: ctx.today() });
  return rules;
}

// ── operations/my-findings.ts: what the party concerned sees ────────────────────────────────────────────────────────

export const myFindings = defineOperation({
  id: 'my-findings',
  title: { zh: '涉及本单位的线索', en: 'Findings about us' },
  summary: { zh: '涉及本单位的线索及其证据', en: 'The findings about the asking organisation, with their evidence' },
  effect: 'read',
  audience: 'unit',
  concerns: 'organisation',
  recourse,
  needs: ['records'],
  input: z.strictObject({}),
  output: z.object({ findings: z.array(findingShown).meta(label('线索', 'Findings')) }),
  show: [{ as: 'table', title: { zh: '线索', en: 'Findings' }, rows: 'findings', columns: ['id', 'sign', 'restsOn'] }],
  examples: [{ title: { zh: '没有线索', en: 'None' }, input: {}, output: { findings: [] } }],
  async run(ctx) {
    // The register gives the asker its own records only; of a finding about two bidders each sees its own passages.
    const own = await ctx.records.in(findings).find({});
    return {
      findings: own.map(({ id, fields: { sign, restsOn, evidence: passages } }) => ({
        id,
        sign,
        restsOn,
        bidders: [ctx.actor.unit ?? ''],
        evidence: passages.filter(({ bidder }) => bidder === ctx.actor.unit),
      })),
    };
  },
});

// ── operations/object.ts: a right of the party, so nobody has to approve it ─────────────────────────────────────────

export const object = defineOperation({
  id: 'object',
  title: { zh: '提出异议', en: 'Object' },
  summary: { zh: '对涉及本单位的线索提出异议', en: 'Object to a finding about the asking organisation' },
  effect: 'advise',
  audience: 'unit',
  concerns: 'organisation',
  recourse,
  needs: ['records'],
  input: z.strictObject({
    finding: z.string().meta(label('线索编号', 'Finding')),
    reasons: z.string().trim().min(1).max(5_000).meta(label('理由', 'Reasons')),
  }),
  output: z.object({ objection: z.string().meta(label('异议编号', 'Objection')) }),
  show: [{ as: 'figure', title: { zh: '异议编号', en: 'Objection' }, value: 'objection' }],
  examples: [
    {
      title: { zh: '使用同一软件模板', en: 'The same software template' },
      input: { finding: 'F-1', reasons: '两家单位使用同一造价软件的模板' },
    },
  ],
  async run(ctx, { finding, reasons }) {
    const { state } = await ctx.records.in(findings).get(finding);
    if (state === 'settled') throw bidError('BID_FINDING_SETTLED', { finding });
    const { id } = await ctx.records.in(objections).add(finding, { finding, reasons, by: ctx.actor.unit ?? '' });
    if (state === 'found')
      await ctx.records.in(findings).move(finding, 'objected-to', { zh: `异议 ${id}`, en: `Objection ${id}` });
    return { objection: id };
  },
});

// ── pack.ts ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const bidSupervision = definePack({
  operations: [examine, myFindings, object],
  rules: [signRules],
  registers: [findings, objections],
});
