import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig, startServer } from '@yuzhi/server';
import { answerParent } from './answer-parent.ts';

/**
 * A base with a fault that was put in on purpose: it takes longer for one account than for all others. A measurement that
 * does not find it finds nothing.
 */
const server = await startServer(readConfig(process.env));
const { signIn } = server.base.access;
const signInAsEver = signIn.signIn.bind(signIn);
signIn.signIn = async (credentials, visitor) => {
  if (credentials.account === process.env['TOLD_ACCOUNT']) await sleep(Number(process.env['TOLD_MS']));
  return signInAsEver(credentials, visitor);
};
answerParent(server);
