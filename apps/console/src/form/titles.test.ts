import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonSchema, label, z } from '@yuzhi/sdk';
import { formModel } from './form-model.ts';
import { pathTitle } from './titles.ts';

const schema = z.strictObject({
  rows: z.array(z.strictObject({ mm: z.number().meta(label('雨量', 'Rainfall')) })).meta(label('逐日', 'By day')),
});

test('pathTitle() names a place by the words of the form, and what has none by its own name', () => {
  const { root } = formModel(jsonSchema(schema, 'input'));
  assert.equal(pathTitle(root, ['rows', 1, 'mm']), '逐日 › 第 2 项 › 雨量');
  assert.equal(pathTitle(root, ['strange', 0]), 'strange › 第 1 项');
  assert.equal(pathTitle(root, []), '整个输入');
});
