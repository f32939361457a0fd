export { negBinomialQuantile, poissonQuantile } from './count-quantile.ts';
export { fitQuasiPoisson } from './fit-quasi-poisson.ts';
export type { QuasiPoissonData, QuasiPoissonFit } from './fit-quasi-poisson.ts';
export { incompleteBeta, logGamma, studentTwoSided } from './incomplete-beta.ts';
export { leastSquares } from './least-squares.ts';
export type { LeastSquares } from './least-squares.ts';
export { normalQuantile } from './normal-quantile.ts';
