import { defineOperation, fileBytes, label, z } from '@yuzhi/sdk';
import { addVisibleLabel } from '@yuzhi/labels';
import { anyFile, fileLimits } from '../any-file.ts';
import { fileField, labelledName, madeFileOf } from '../file-output.ts';
import { restRow, restsOn } from '../report.ts';
import { visibleWordsInput } from '../visible-words.ts';

export const addVisible = defineOperation({
  id: 'add-visible',
  title: { zh: '添加文本显式标识', en: 'Add a visible label to a text' },
  summary: {
    zh: '在纯文本、Markdown 或 DOCX 的起始处加文字提示；已有的不重复添加',
    en: 'Put the prompt at the head of a plain text, Markdown or DOCX file, once',
  },
  effect: 'read',
  audience: 'public',
  needs: ['rules'],
  input: z.strictObject({ file: anyFile(), words: visibleWordsInput('（AI生成）') }),
  output: z.object({
    file: fileField('已加标识的文件', 'Labelled file'),
    changed: z.boolean().meta(label('文件有改动', 'File was changed')),
    rests: z.array(restRow).meta(label('依据', 'Rests on')),
  }),
  show: [
    { as: 'figure', title: { zh: '文件有改动', en: 'File was changed' }, value: 'changed' },
    { as: 'table', title: { zh: '依据', en: 'Rests on' }, rows: 'rests' },
  ],
  limits: fileLimits,
  examples: [
    {
      title: { zh: '一段文字', en: 'A piece of text' },
      input: { file: { name: 'notice.txt', text: '关于本周天气的说明。\n' } },
      output: { file: { name: 'notice.labelled.txt' }, changed: true },
    },
    {
      title: { zh: '已有标识的文字不再添加', en: 'A text that has one stays as it is' },
      input: { file: { name: 'notice.txt', text: '（AI生成）\n\n关于本周天气的说明。\n' } },
      output: { changed: false },
    },
  ],
  run(ctx, { file, words }) {
    const before = fileBytes(file);
    const { bytes: after } = addVisibleLabel(before, file.name, words);
    const rest = restsOn(ctx.rules, ctx.today());
    return {
      file: madeFileOf(labelledName(file.name), after),
      changed: !Buffer.from(before).equals(after),
      rests: [rest.provision('elements'), rest.provision('text')],
    };
  },
});
