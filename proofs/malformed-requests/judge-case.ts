import type { Answer } from './parse-answers.ts';
import type { SentCase } from './send-case.ts';

/** What the server did wrong with one case by what it answered; nothing when it did well. */
export function wrongAnswers(sent: SentCase): readonly string[] {
  const { answers, fault, isLate, isClosed, rest, case: one } = sent;
  return [
    ...(fault === null ? [] : [`what came is no HTTP: ${fault}`]),
    ...(isLate ? ['an owed answer did not come'] : []),
    ...owing(sent),
    ...(one.ending === 'listen' && isClosed && rest.length > 0 ? ['an answer broke off'] : []),
    ...answers.flatMap((answer) => wrongAnswer(answer, one.isHead)),
  ];
}

/** Every request that is owed an answer gets one, unless an answer before it said that it is the last. */
function owing({ answers, isClosed, case: one }: SentCase): readonly string[] {
  if (one.owed === null || answers.length >= one.owed) return [];
  const last = answers.at(-1);
  return last !== undefined && isClosed && last.headers['connection'] === 'close'
    ? []
    : [`${one.owed} answers are owed and ${answers.length} came`];
}

function wrongAnswer({ status, headers, body }: Answer, isHead: boolean): readonly string[] {
  if (status >= 500) return [`it answered ${status}: ${body.toString('utf8').slice(0, 300)}`];
  if (status < 400 || isHead) return [];
  if (headers['content-type']?.startsWith('application/problem+json') !== true)
    return [`${status} came as ${headers['content-type']}: ${body.toString('utf8').slice(0, 200)}`];
  return wrongProblem(status, body);
}

function wrongProblem(status: number, body: Buffer): readonly string[] {
  try {
    const problem = JSON.parse(body.toString('utf8')) as Readonly<Record<string, unknown>>;
    const lacks = [
      ...['code', 'kind', 'title', 'detail'].filter((name) => typeof problem[name] !== 'string'),
      ...['message', 'hint'].filter((name) => !hasBothLanguages(problem[name])),
    ];
    return [
      ...(lacks.length > 0 ? [`the problem lacks ${lacks.join(', ')}`] : []),
      ...(problem['status'] === status
        ? []
        : [`the problem says ${JSON.stringify(problem['status'])}, the answer ${status}`]),
    ];
  } catch {
    return ['the problem is no JSON'];
  }
}

function hasBothLanguages(text: unknown): boolean {
  const { zh, en } = (text ?? {}) as Readonly<Record<string, unknown>>;
  return [zh, en].every((words) => typeof words === 'string' && words !== '');
}
