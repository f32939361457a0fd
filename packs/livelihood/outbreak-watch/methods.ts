import { coded } from '@yuzhi/sdk';

/** The methods by the names under which the reference lists them, and `ratio`, our own. */
export const methods = coded({
  ratio: { zh: '似然比（自研）', en: 'Likelihood ratio (our own)' },
  'farrington.orig': { zh: 'Farrington 原法', en: 'Farrington, original' },
  'flex.delta': { zh: 'Farrington 改进法（delta）', en: 'Farrington flexible, delta' },
  'flex.nbPlugin': { zh: 'Farrington 改进法（负二项）', en: 'Farrington flexible, negative binomial' },
  'flex.muan': { zh: 'Farrington 改进法（muan）', en: 'Farrington flexible, muan' },
  'ears.C1': { zh: 'EARS C1', en: 'EARS C1' },
  'ears.C2': { zh: 'EARS C2', en: 'EARS C2' },
  'ears.C3': { zh: 'EARS C3', en: 'EARS C3' },
  rki1: { zh: 'RKI 1', en: 'RKI 1' },
  rki2: { zh: 'RKI 2', en: 'RKI 2' },
  rki3: { zh: 'RKI 3', en: 'RKI 3' },
  bayes1: { zh: '贝叶斯 1', en: 'Bayes 1' },
  'cusum.rossi': { zh: '累积和（Rossi）', en: 'CUSUM, Rossi' },
});
