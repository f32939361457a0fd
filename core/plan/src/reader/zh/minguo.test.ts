import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetWords } from '../../testing/target-words.ts';
import { taskWords } from '../../testing/task-words.ts';
import { readPlan } from '../read-plan.ts';
import { inCommonYears } from './minguo.ts';

const guideline = `瀾港市政府行動綱領（115年至117年）

中華民國115年5月14日瀾府資字第1150021937號函頒

一、緣起
　　市民期待日增，特訂定本綱領。

二、行動措施
1. 交通號誌：117年底前完成動態號誌180處；分析事故熱點。
　　主辦機關：交通局；協辦機關：警察局、各區公所
2. 空污稽查：運用感測器鎖定排放熱區；公布裁處結果。
　　主辦機關：環境保護局；協辦機關：無

三、經費
　　本綱領所需經費約新臺幣6億2,000萬元。

四、本綱領自函頒日起實施。
`;

test('a document of that era gives number, issuer, date and years, and its owners by 主辦 and 協辦', () => {
  const reading = readPlan(guideline);
  assert.deepEqual(
    [reading.docNumber, reading.issuer, reading.date, reading.title],
    ['澜府资字第1150021937号', '澜港市政府', '2026-05-14', '澜港市政府行动纲领（115年至117年）'],
  );
  assert.deepEqual(reading.tasks.map(taskWords), [
    '二1 交通号志: 117年底前完成动态号志180处; 分析事故热点 < 交通局 + 警察局, 各区公所',
    '二2 空污稽查: 运用感测器锁定排放热区; 公布裁处结果 < 环境保护局',
  ]);
  assert.deepEqual(reading.targets.map(targetWords), ['2028 = 180 处']);
});

test('lengths of time and other numbers stay what they are', () => {
  assert.equal(
    inCommonYears('117年底前，由12天縮短；1115年；5.115年；99年'),
    '2028年底前，由12天縮短；1115年；5.115年；99年',
  );
  assert.equal(readPlan(guideline.replace(/中華民國115年.*\n/, '')).targets[0]?.year, null);
});
