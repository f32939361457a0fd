import type { ReactNode } from 'react';
import type { Pack } from '../../api/types.ts';
import { say } from '../../language/language.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { RowTable } from '../../parts/RowTable.tsx';
import type { RowColumn } from '../../parts/RowTable.tsx';
import { Link } from '../../router/Link.tsx';
import { useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { words } from '../../words/words.ts';
import { dataWords } from './words.ts';

/** The data that packs read, gathered from their manifests. */
export function DataPage(): ReactNode {
  const rows = rowsOf(useBase().catalogue.packs);
  return (
    <>
      <PageHead title={say(dataWords.title)} summary={say(dataWords.summary)} />
      {rows.length === 0 ? (
        <EmptyState title={say(dataWords.none)} />
      ) : (
        <RowTable
          title={say(dataWords.name)}
          columns={columns()}
          rows={rows}
          keyOf={({ pack, name }) => `${pack} ${name}`}
          fileName="data-sources"
        />
      )}
    </>
  );
}

interface DataRow {
  readonly pack: string;
  readonly packTitle: string;
  readonly name: string;
  readonly origin: string;
  readonly licence: string;
}

function rowsOf(packs: readonly Pack[]): readonly DataRow[] {
  return packs.flatMap(({ id, manifest }) =>
    (manifest?.reads ?? []).map(({ name, origin, licence }) => ({
      pack: id,
      packTitle: manifest ? say(manifest.title) : id,
      name: say(name),
      origin: say(origin),
      licence: say(licence),
    })),
  );
}

function columns(): readonly RowColumn<DataRow>[] {
  return [
    { id: 'name', title: say(dataWords.name), plain: ({ name }) => name, isLong: true },
    { id: 'origin', title: say(dataWords.origin), plain: ({ origin }) => origin, isLong: true },
    { id: 'licence', title: say(dataWords.licence), plain: ({ licence }) => licence, isLong: true },
    {
      id: 'pack',
      title: say(words.packs),
      plain: ({ packTitle }) => packTitle,
      cell: ({ pack, packTitle }) => <Link to={`/packs/${pack}`}>{packTitle}</Link>,
    },
  ];
}
