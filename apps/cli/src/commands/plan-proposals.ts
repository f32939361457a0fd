import { planError, proposalRequest, readProposals } from '@yuzhi/plan';
import type { Proposals, Reading } from '@yuzhi/plan';

const patienceMs = 120_000;
const maxAnswer = 1024 * 1024;

/**
 * Asks the configured model what a reading lacks. The document goes to the address in YUZHI_MODEL_URL and nowhere else.
 *
 * @throws PLAN_MODEL_MISSING, PLAN_MODEL_UNREADABLE
 */
export async function planProposals(
  text: string,
  reading: Reading,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Proposals> {
  const { YUZHI_MODEL_URL: address, YUZHI_MODEL_NAME: model, YUZHI_MODEL_KEY: key } = env;
  if (address === undefined || address === '' || model === undefined || model === '')
    throw planError('PLAN_MODEL_MISSING');
  const answer = await postJson(`${address.replace(/\/+$/, '')}/chat/completions`, {
    body: proposalRequest(text, reading, model),
    key,
  });
  return readProposals(answer, text, reading, model);
}

/** The one place where this command uses the network. Redirects are not followed. */
async function postJson(
  address: string,
  { body, key }: { readonly body: object; readonly key: string | undefined },
): Promise<unknown> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    const said = await response.text();
    return response.ok && said.length <= maxAnswer ? JSON.parse(said) : null;
  } catch (cause) {
    throw planError('PLAN_MODEL_UNREADABLE', {}, cause);
  }
}
