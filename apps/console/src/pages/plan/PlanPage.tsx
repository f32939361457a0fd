import type { ReactNode } from 'react';
import type { Pack } from '../../api/types.ts';
import { listed, say } from '../../language/language.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { RowTable } from '../../parts/RowTable.tsx';
import type { RowColumn } from '../../parts/RowTable.tsx';
import { Link } from '../../router/Link.tsx';
import { mayOpen, packOf, useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { words } from '../../words/words.ts';
import { LatestRuns } from '../packs/LatestRuns.tsx';
import { compareClauses } from './clause-order.ts';
import { planWords } from './words.ts';

const reader = 'programme/plan-reader';

/** Which clauses of the action plan have packs, and the plans that were read lately. */
export function PlanPage(): ReactNode {
  const { catalogue, session } = useBase();
  const rows = rowsOf(catalogue.packs);
  const readerPack = packOf(catalogue, reader);
  const systems = new Set(rows.flatMap(({ systems }) => systems));
  return (
    <>
      <PageHead
        title={say(planWords.title)}
        summary={say(planWords.summary, {
          clauses: new Set(rows.map(({ clause }) => clause)).size,
          systems: systems.size,
        })}
        actions={
          readerPack?.state === 'ready' ? (
            <Link className="button" to={`/packs/${reader}/panel`}>
              {say(planWords.read)}
            </Link>
          ) : undefined
        }
      />
      {rows.length === 0 ? (
        <EmptyState title={say(planWords.none)} hint={say(words.noPacksHint)} />
      ) : (
        <RowTable
          title={say(planWords.table)}
          columns={columns()}
          rows={rows}
          keyOf={({ clause, pack }) => `${clause} ${pack.id}`}
          fileName="plan-clauses"
        />
      )}
      {readerPack?.state === 'ready' && mayOpen(session, 'run.read') ? <LatestRuns pack={readerPack} /> : null}
    </>
  );
}

interface ClauseRow {
  readonly clause: string;
  readonly pack: Pack;
  readonly title: string;
  readonly systems: readonly string[];
  readonly units: readonly string[];
}

function rowsOf(packs: readonly Pack[]): readonly ClauseRow[] {
  const rows = packs.flatMap((pack) => {
    const { manifest } = pack;
    if (manifest === null || pack.state !== 'ready') return [];
    const { planClauses, systems, units } = manifest;
    return planClauses.map((clause) => ({ clause, pack, title: say(manifest.title), systems, units }));
  });
  return rows.toSorted((a, b) => compareClauses(a.clause, b.clause));
}

function columns(): readonly RowColumn<ClauseRow>[] {
  return [
    { id: 'clause', title: say(planWords.clause), plain: ({ clause }) => clause },
    {
      id: 'pack',
      title: say(words.packs),
      plain: ({ title }) => title,
      cell: ({ pack, title }) => <Link to={`/packs/${pack.id}`}>{title}</Link>,
    },
    { id: 'systems', title: say(words.systems), plain: ({ systems }) => listed(systems) },
    { id: 'units', title: say(words.units), plain: ({ units }) => listed(units) || '—', isLong: true },
  ];
}
