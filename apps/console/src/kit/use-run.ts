import { useCallback, useContext, useEffect, useRef, useState } from 'react';
import { ApiError, isAbort } from '../api/api-error.ts';
import { cancelRun, getRun, getRuns, runOperation } from '../api/calls.ts';
import type { Failure, OutputLabel, Progress, WholeRun } from '../api/types.ts';
import { hasEnded, useFollow } from '../parts/use-follow.ts';
import { setQuery, useAddress } from '../router/address.ts';
import { mayOpen, useBase } from '../shell/base-context.ts';
import { text } from '../language/language.ts';
import { FollowedRun } from './followed-run.ts';

/** Where a call of an operation stands. */
export type RunStage<Output> =
  | { readonly state: 'idle' | 'cancelled' }
  | { readonly state: 'running'; readonly progress: Progress | null; readonly runId: string | null }
  | { readonly state: 'failed'; readonly error: unknown }
  | {
      readonly state: 'done';
      readonly output: Output;
      /** What it was given; `null` where that was not kept. */
      readonly input: unknown;
      readonly labels: readonly OutputLabel[];
      readonly runId: string | null;
    };

export interface RunHandle<Output> {
  readonly stage: RunStage<Output>;
  readonly isExample: boolean;
  /** @param isExample what comes of it says that its data are made up */
  start(input: unknown, isExample?: boolean): void;
  cancel(): void;
  clear(): void;
}

export interface RunSettings {
  /**
   * The name in the address under which the run stands, so that a link shows its result again. Without one it does not.
   * `run` is what the panel is about: with nothing in the address it opens on a sample run, where one was filled in.
   */
  readonly address?: string;
  /** It may take long: it runs as a job, with progress, and goes on when the reader leaves. */
  readonly isLong?: boolean;
}

/**
 * Calls one operation and tells where the call stands. Strangers get their answer at once and keep no address of it: they
 * may not read runs. What is run within the result of another goes on from that: beside an example it is one too.
 *
 * @param operation `domain/pack/operation`
 */
export function useRun<Output>(operation: string, settings: RunSettings = {}): RunHandle<Output> {
  const { address: name = '', isLong = false } = settings;
  const { session } = useBase();
  const { query } = useAddress();
  const around = useContext(FollowedRun);
  const isStranger = session.actor.kind === 'anonymous';
  const follows = mayOpen(session, 'run.read') ? around : null;
  const named = name === '' || isStranger ? null : query.get(name);
  const [own, setOwn] = useState<RunStage<Output>>({ state: 'idle' });
  const [isExample, setExample] = useState(name !== '' && query.get('example') === 'yes');
  const [job, setJob] = useState<string | null>(null);
  const waiting = useRef<AbortController | null>(null);
  const shown = useRef<string | null>(null);
  const run = useFollow(job);
  useEffect(() => () => waiting.current?.abort(), []);
  // An address that names a run of before, or one that goes on.
  useEffect(() => {
    if (named === null || named === shown.current) return;
    shown.current = named;
    setOwn({ state: 'running', progress: null, runId: named });
    getRun(named).then(
      (found) => (hasEnded(found.state) ? setOwn(stageOf<Output>(found)) : setJob(named)),
      (error: unknown) => setOwn({ state: 'failed', error }),
    );
  }, [named]);
  useEffect(() => {
    if (run !== null && job !== null && run.id === job) setOwn(stageOf<Output>(run));
  }, [run, job]);
  const opensOnSample = name === 'run' && named === null && mayOpen(session, 'run.read');
  useEffect(() => {
    if (!opensOnSample) return;
    const isLeft = (): boolean => shown.current !== null || waiting.current !== null;
    sampleOf(operation).then(
      (sample) => {
        if (sample === null || isLeft()) return;
        setExample(true);
        setOwn(stageOf<Output>(sample));
      },
      // The panel is whole without it.
      () => undefined,
    );
  }, []);
  const keep = useCallback(
    (runId: string | null, isExample = false): void => {
      shown.current = runId;
      if (name !== '' && !isStranger) setQuery({ [name]: runId, example: isExample ? 'yes' : null });
    },
    [name, isStranger],
  );
  const start = (input: unknown, isOfExample = false): void => {
    setExample(isOfExample);
    waiting.current?.abort();
    const controller = new AbortController();
    waiting.current = controller;
    setJob(null);
    setOwn({ state: 'running', progress: null, runId: null });
    runOperation(operation, input, { follows, signal: controller.signal, isJob: isLong && !isStranger }).then(
      (outcome) => {
        if (controller.signal.aborted) return;
        if (outcome.state === 'done') {
          const { output, labels, runId } = outcome;
          keep(runId, isOfExample);
          setOwn({ state: 'done', output: output as Output, input, labels, runId });
        } else if (outcome.state === 'accepted') {
          keep(outcome.runId, isOfExample);
          setOwn({ state: 'running', progress: null, runId: outcome.runId });
          setJob(outcome.runId);
        } else setOwn({ state: 'idle' });
      },
      (error: unknown) => isAbort(error) || setOwn({ state: 'failed', error }),
    );
  };
  const cancel = (): void => {
    waiting.current?.abort();
    if (job === null) return setOwn({ state: 'cancelled' });
    cancelRun(job).catch((error: unknown) => setOwn({ state: 'failed', error }));
  };
  const clear = (): void => {
    waiting.current?.abort();
    setJob(null);
    keep(null);
    setOwn({ state: 'idle' });
  };
  return { stage: own, isExample, start, cancel, clear };
}

/** What came of the first example of an operation, if it was filled in. */
async function sampleOf(operation: string): Promise<WholeRun | null> {
  const samples = await getRuns({ operation, sample: 'true', state: 'done', limit: 50 });
  const first = samples.at(-1);
  const run = first === undefined ? null : await getRun(first.id);
  return run === null || run.output === null || run.output === undefined ? null : run;
}

function stageOf<Output>(run: WholeRun): RunStage<Output> {
  const { id, state, input, output, labels, error, progress } = run;
  if (state === 'done') {
    if (output === null) return { state: 'failed', error: lost(id) };
    return { state: 'done', output: output as Output, input, labels, runId: id };
  }
  if (state === 'cancelled') return { state: 'cancelled' };
  if (state !== 'failed') return { state: 'running', progress: progress ?? null, runId: id };
  const failure = {
    code: '',
    kind: 'internal',
    message: text('运行失败', 'The run failed'),
    ...error,
  } as Failure;
  return { state: 'failed', error: new ApiError({ ...failure, hint: seeRun, details: {} }, { runId: id }) };
}

const seeRun = text('原因见运行记录。', 'The record of the run says why.');

/** A result that is not kept any more, or was too large to be kept. */
function lost(runId: string): ApiError {
  const message = text('这次运行的结果没有保存或已清除', 'The result of this run was not kept or has been erased');
  const hint = text('请重新运行。', 'Run it again.');
  return new ApiError({ code: '', kind: 'not-found', message, hint, details: {} }, { runId });
}
