import { ledgerCsv, ledgerDocx, ledgerRows, ledgerXlsx, readPlan } from '@yuzhi/plan';
import type { Reading } from '@yuzhi/plan';
import { coded, defineOperation, label, z } from '@yuzhi/sdk';
import type { Language } from '@yuzhi/sdk';
import { fileOutput } from '../file-output.ts';
import { documentInput, textOf } from '../document-input.ts';
import { sample } from '../sample.ts';

const input = z.strictObject({
  document: documentInput,
  format: coded({
    xlsx: { zh: 'Excel 工作簿', en: 'Excel workbook' },
    csv: { zh: 'CSV', en: 'CSV' },
    docx: { zh: 'Word 文档', en: 'Word document' },
  })
    .default('xlsx')
    .meta(label('格式', 'Format')),
  language: coded({ zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } })
    .default('zh')
    .meta(label('表头语言', 'Language of the headings')),
});

const output = z.object({
  file: fileOutput('台账', 'Ledger'),
  rows: z.int().min(0).meta(label('措施条数', 'Measures')),
  tasks: z.int().min(0).meta(label('任务项数', 'Tasks')),
  questions: z.int().min(0).meta(label('待核问题数', 'Questions')),
});

export const ledger = defineOperation({
  id: 'ledger',
  title: { zh: '生成督查台账', en: 'Make the supervision ledger' },
  summary: {
    zh: '由方案生成督查台账：一行一条措施，附待核问题',
    en: 'Turn a plan into a supervision ledger: one row a measure, with the questions',
  },
  effect: 'read',
  audience: 'public',
  input,
  output,
  show: [
    { as: 'figure', title: { zh: '任务项数', en: 'Tasks' }, value: 'tasks' },
    { as: 'figure', title: { zh: '措施条数', en: 'Measures' }, value: 'rows' },
    { as: 'figure', title: { zh: '待核问题数', en: 'Questions' }, value: 'questions' },
  ],
  limits: { inputBytes: 40 * 1024 * 1024, timeoutMs: 60_000 },
  examples: [
    {
      title: { zh: '虚构方案的台账', en: 'The ledger of an invented plan' },
      input: { document: sample, format: 'csv', language: 'zh' },
      output: { file: { name: '虚构方案-台账.csv' }, tasks: 1, rows: 2, questions: 0 },
    },
  ],
  async run(_ctx, { document, format, language }) {
    const { text } = await textOf(document);
    const reading = readPlan(text);
    const stem = document.name.replace(/\.[^.]*$/, '');
    return {
      file: {
        name: `${stem}${language === 'zh' ? '-台账' : '-ledger'}.${format}`,
        base64: fileOf(reading, text, format, language),
      },
      rows: ledgerRows(reading).length,
      tasks: reading.tasks.length,
      questions: reading.questions.length,
    };
  },
});

function fileOf(reading: Reading, text: string, format: 'xlsx' | 'csv' | 'docx', language: Language): string {
  if (format === 'csv') return Buffer.from(ledgerCsv(reading, language)).toString('base64');
  const bytes = format === 'xlsx' ? ledgerXlsx(reading, text, language) : ledgerDocx(reading, text, language);
  return Buffer.from(bytes).toString('base64');
}
