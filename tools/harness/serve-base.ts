import { readConfig, startServer } from '@yuzhi/server';
import { answerParent } from './answer-parent.ts';

/** The base as people start it, in a process whose readings can be asked for. */
answerParent(await startServer(readConfig(process.env)));
