import { defineBench } from '../../tools/harness/define-bench.ts';
import { manyPacks } from './many-packs.ts';
import { operationCost } from './operation-cost.ts';
import { warmStart } from './warm-start.ts';

export default defineBench({
  name: 'base',
  question: 'What does the base cost: a call of an operation, a start, 45 more packs?',
  against: 'a bare Fastify route with the same schemas and the same function; the same start without the packs',
  bounds: [
    { figure: 'base.operation_cpu_x_bare', atMost: 2 },
    { figure: 'base.warm_start_s', atMost: 3 },
    { figure: 'base.packs45_added_s', atMost: 0.5 },
  ],
  async run(harness) {
    const cost = await operationCost(harness);
    const packs = await manyPacks(harness);
    const start = await warmStart(harness);
    return [...cost, ...packs, ...start];
  },
});
