import { setTimeout as sleep } from 'node:timers/promises';
import { z } from '@yuzhi/sdk';
import { ringAgeMs } from '../secrets/secret-box.ts';
import { sealSeeds } from '../secrets/seal-seeds.ts';
import { defineCall } from './access-call.ts';
import type { AccessCall } from './access-call.ts';
import { nothing } from './fields.ts';

const rotate = defineCall({
  id: 'secrets-rotate',
  title: {
    zh: '更换加密密钥，重新加密全部动态码种子',
    en: 'Take a new key for sealed secrets and seal all seeds of one-time codes again',
  },
  action: 'secret.rotate',
  input: z.strictObject({}),
  find: nothing,
  async run({ client, secrets, now }) {
    const { key, dropped } = await secrets.rotate(now);
    // Until every process has read the new key some seal with the one before.
    await sleep(2 * ringAgeMs);
    return { newKey: key, sealedSeeds: await sealSeeds(client, secrets), droppedKeys: dropped.length };
  },
});

export const secretCalls: readonly AccessCall[] = [rotate];
