import { defineBench } from '../../tools/harness/define-bench.ts';
import { entryCost } from './entry-cost.ts';
import { sealingCost } from './sealing-cost.ts';
import { sealingRate } from './sealing-rate.ts';
import { verifyingRate } from './verifying-rate.ts';

export default defineBench({
  name: 'audit',
  question: 'What does the audit trail cost a request, how fast is it sealed, and how long does a verification take?',
  against: 'the same load with nobody sealing; moving and reading the same rows by SQL alone',
  bounds: [
    { figure: 'audit.request_cpu_x_unsealed', atMost: 1.25 },
    { figure: 'audit.verify_growth_x_linear', atMost: 1.3 },
  ],
  async run(harness) {
    const entry = entryCost();
    const rate = await sealingRate(harness);
    const verifying = await verifyingRate(harness);
    const cost = await sealingCost(harness);
    return [...rate, ...cost, ...entry, ...verifying];
  },
});
