export { pageSamples } from './page-samples.ts';
export type { PageSample } from './page-samples.ts';
export { lookAt } from './look-at.ts';
export type { Look } from './look-at.ts';
export { launchBrowser, serveConsole, skip } from './open-console.ts';
export { samplePacks } from './sample-packs.ts';
export { openSampleWorld } from './sample-world.ts';
export type { SampleWorld } from './sample-world.ts';
export { violationsOf } from './violations-of.ts';
