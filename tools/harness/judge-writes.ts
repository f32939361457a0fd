import type { Store } from '@yuzhi/store';
import type { Acknowledged } from './write-load.ts';

interface RunRow {
  readonly id: string;
  readonly purpose: string | null;
  readonly state: string;
  readonly output_sha256: string | null;
  readonly approval_id: string | null;
}

interface ApprovalRow {
  readonly id: string;
  readonly state: string;
  readonly run_id: string | null;
}

/** What is wrong between what was acknowledged and what the store holds: lost, doubled or half-written. */
export async function wrongWrites({ pool }: Pick<Store, 'pool'>, load: Acknowledged): Promise<readonly string[]> {
  const { rows: runs } = await pool.query<RunRow>(
    'select id, purpose, state, output_sha256, approval_id from runs where purpose = any($1)',
    [load.markers],
  );
  const { rows: approvals } = await pool.query<ApprovalRow>(
    'select id, state, run_id from approvals where purpose = any($1)',
    [load.markers],
  );
  return [
    ...lostRuns(load, new Map(runs.map((run) => [run.id, run]))),
    ...lostApprovals(load, new Map(approvals.map((approval) => [approval.id, approval]))),
    ...doubled(runs),
    ...halfDecided(approvals, runs),
  ];
}

function lostRuns({ runs }: Acknowledged, rows: ReadonlyMap<string, RunRow>): readonly string[] {
  return runs.flatMap(({ run, marker, sha256 }) => {
    const row = rows.get(run);
    if (row === undefined) return [`run ${run} of ${marker} was acknowledged and is lost`];
    const isSame = row.state === 'done' && row.output_sha256 === sha256 && row.purpose === marker;
    return isSame ? [] : [`run ${run} of ${marker} is ${row.state} and not what was acknowledged`];
  });
}

function lostApprovals({ asked, approved }: Acknowledged, rows: ReadonlyMap<string, ApprovalRow>): readonly string[] {
  return [
    ...asked.filter((id) => !rows.has(id)).map((id) => `approval ${id} was acknowledged and is lost`),
    ...approved.flatMap(({ approval, run }) => {
      const row = rows.get(approval);
      return row?.state === 'approved' && row.run_id === run
        ? []
        : [`approval ${approval} was acknowledged as approved and is ${row?.state}, run ${row?.run_id}`];
    }),
  ];
}

/** Nothing was sent twice, so no marker may have two runs. */
function doubled(runs: readonly RunRow[]): readonly string[] {
  const seen = new Set<string | null>();
  return runs.flatMap(({ purpose }) => {
    if (seen.has(purpose)) return [`${purpose} was sent once and ran more than once`];
    seen.add(purpose);
    return [];
  });
}

/** An approval and its run are one transaction. */
function halfDecided(approvals: readonly ApprovalRow[], runs: readonly RunRow[]): readonly string[] {
  const ids = new Set(runs.map(({ id }) => id));
  const approved = new Map(approvals.map(({ id, state }) => [id, state === 'approved']));
  return [
    ...approvals
      .filter(({ state, run_id: run }) => (state === 'approved') !== (run !== null && ids.has(run)))
      .map(({ id, state }) => `approval ${id} is ${state} and its run does not fit`),
    ...runs
      .filter(({ approval_id: approval }) => approval !== null && approved.get(approval) !== true)
      .map(({ id }) => `run ${id} acted without an approval`),
  ];
}
