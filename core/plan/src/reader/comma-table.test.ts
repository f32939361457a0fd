import assert from 'node:assert/strict';
import { test } from 'node:test';
import { taskWords } from '../testing/task-words.ts';
import { targetWords } from '../testing/target-words.ts';
import { commaTableToTabs } from './comma-table.ts';
import { readPlan } from './read-plan.ts';

const list = `汀南市“人工智能+农业”任务清单,,,,,,
发文字号：汀政办发〔2026〕22号,,,发文单位：汀南市人民政府办公室,,成文日期：2026年4月28日,
编号,类别,任务名称,主要内容,2028年目标,牵头单位,协同单位
1.1,夯实底座,建设资源库,汇聚土壤数据；更新目录。,归集数据50类以上,市农业农村局,"市数据局、市气象局"
1.2,,训练模型,"整理语料；
研发模型。",,市科技局,市农业农村局
`;

test('a plan saved as comma-separated values is read as its table, with the lines above it', () => {
  const reading = readPlan(list);
  const { title, docNumber, issuer, date } = reading;
  assert.deepEqual(
    [title, docNumber, issuer, date],
    ['汀南市“人工智能+农业”任务清单', '汀政办发〔2026〕22号', '汀南市人民政府办公室', '2026-04-28'],
  );
  assert.deepEqual(reading.tasks.map(taskWords), [
    '1.1 建设资源库: 汇聚土壤数据; 更新目录 < 市农业农村局 + 市数据局, 市气象局',
    '1.2 训练模型: 整理语料; 研发模型 < 市科技局 + 市农业农村局',
  ]);
  assert.deepEqual(reading.targets.map(targetWords), ['2028 >= 50 类']);
});

test('every place stays, and other texts come back as they are', () => {
  assert.equal(commaTableToTabs(list).length, list.length);
  for (const text of ['', 'a,b,c,d\n', 'Train staff, cut waits, open data, and report.\nThen stop.\n'.repeat(4)])
    assert.equal(commaTableToTabs(text), text);
});
