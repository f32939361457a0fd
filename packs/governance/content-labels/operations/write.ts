import { defineOperation, fileBytes, label, sampleFile, z } from '@yuzhi/sdk';
import { writeLabel } from '@yuzhi/labels';
import { anyFile, fileLimits } from '../any-file.ts';
import { fileField, labelledName, madeFileOf } from '../file-output.ts';
import { labelInput, labelOf } from '../label-input.ts';
import { carrier, place, restRow, restsOn } from '../report.ts';

export const write = defineOperation({
  id: 'write',
  title: { zh: '写入元数据标识', en: 'Write the metadata label' },
  summary: {
    zh: '把元数据标识写入文件，已有的替换，内容不变，写后回读核对',
    en: 'Put a metadata label into a file in place of any that is there; the content stays, and what was written is read back',
  },
  effect: 'read',
  audience: 'public',
  needs: ['rules'],
  input: z.strictObject({ file: anyFile(), ...labelInput }),
  output: z.object({
    file: fileField('已加标识的文件', 'Labelled file'),
    carrier: carrier.meta(label('文件类型', 'Kind of file')),
    place: place.meta(label('写入位置', 'Written to')),
    replaced: z.int().meta(label('替换的旧标识数', 'Labels replaced')),
    rests: z.array(restRow).meta(label('依据', 'Rests on')),
  }),
  show: [
    { as: 'figure', title: { zh: '文件类型', en: 'Kind of file' }, value: 'carrier' },
    { as: 'figure', title: { zh: '写入位置', en: 'Written to' }, value: 'place' },
    { as: 'figure', title: { zh: '替换的旧标识数', en: 'Labels replaced' }, value: 'replaced' },
    { as: 'table', title: { zh: '依据', en: 'Rests on' }, rows: 'rests' },
  ],
  limits: fileLimits,
  examples: [
    {
      title: { zh: '给图片写入标识（编码为虚构）', en: 'Label a picture (the code is made up)' },
      input: {
        file: sampleFile(new URL('../golden/plain.png', import.meta.url)),
        producer: '001191500000YYYYYY010110001',
        contentId: 'SAMPLE-000001',
      },
      output: { file: { name: 'plain.labelled.png' }, carrier: 'png', place: 'xmp', replaced: 0 },
    },
    {
      title: { zh: '给 Markdown 换上新标识', en: 'Give a Markdown file a new label' },
      input: {
        file: { name: 'note.md', text: '---\ntitle: 说明\nAIGC:\n  Label: "3"\n---\n正文\n' },
        producer: '001191500000YYYYYY010110001',
        contentId: 'SAMPLE-000002',
      },
      output: { file: { name: 'note.labelled.md' }, place: 'front-matter', replaced: 1 },
    },
  ],
  run(ctx, { file, ...fields }) {
    const written = writeLabel(fileBytes(file), labelOf(fields), file.name);
    const rest = restsOn(ctx.rules, ctx.today());
    return {
      file: madeFileOf(labelledName(file.name), written.bytes),
      carrier: written.carrier,
      place: written.place,
      replaced: written.replaced,
      rests: [rest.provision('keys'), rest.provision('one-copy'), rest.finding('place-unusual')],
    };
  },
});
