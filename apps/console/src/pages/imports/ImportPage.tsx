import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Text } from '@yuzhi/sdk';
import { CallForm } from '../../call/CallForm.tsx';
import { instantText } from '../../language/format.ts';
import { language, listed, say, text } from '../../language/language.ts';
import { download } from '../../parts/download.ts';
import type { MadeLink } from '../../parts/OnceLink.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { RowTable } from '../../parts/RowTable.tsx';
import { csvText } from '../../result/csv.ts';
import { Link } from '../../router/Link.tsx';
import { importWords, peopleColumns, unitColumns } from './words.ts';

export function ImportPeoplePage(): ReactNode {
  return (
    <ImportPage
      title={importWords.people}
      about={importWords.peopleAbout}
      columns={peopleColumns}
      call="people-import"
      back="/people"
    />
  );
}

export function ImportUnitsPage(): ReactNode {
  return (
    <ImportPage
      title={importWords.units}
      about={importWords.unitsAbout}
      columns={unitColumns}
      call="units-import"
      back="/units"
    />
  );
}

interface ImportPageProps {
  readonly title: Text;
  readonly about: Text;
  readonly columns: readonly Text[];
  readonly call: string;
  readonly back: string;
}

interface Imported {
  readonly imported: number;
  readonly people?: readonly (MadeLink & { readonly account: string })[];
}

/** A table of many at once: what its columns are, a template, and what came of it. */
function ImportPage({ title, about, columns, call, back }: ImportPageProps): ReactNode {
  const [done, setDone] = useState<Imported | null>(null);
  const names = columns.map((name) => say(name));
  return (
    <>
      <PageHead
        title={say(title)}
        crumbs={<Link to={back}>{say(call === 'people-import' ? wordOfPeople : wordOfUnits)}</Link>}
        summary={say(about)}
      />
      <p className="beside after">
        <span>{say(importWords.columns, { names: listed(names) })}</span>
        <button type="button" className="quiet" onClick={() => download(`${call}.csv`, csvText([names]), 'text/csv')}>
          {say(importWords.template)}
        </button>
      </p>
      {done === null ? (
        <CallForm<Imported> call={call} send={say(importWords.send)} onDone={setDone} />
      ) : (
        <Done done={done} onAgain={() => setDone(null)} />
      )}
    </>
  );
}

const wordOfPeople = text('人员', 'People');
const wordOfUnits = text('单位', 'Units');

function Done({ done, onAgain }: { readonly done: Imported; readonly onAgain: () => void }): ReactNode {
  const { imported, people } = done;
  return (
    <>
      <p className="done" role="status">
        <strong>
          <span aria-hidden="true">✓ </span>
          {say(importWords.done, { count: imported })}
        </strong>
      </p>
      {people === undefined ? null : (
        <RowTable
          title={say(importWords.links)}
          fileName="links"
          isFixed
          rows={people}
          keyOf={({ account }) => account}
          columns={[
            { id: 'account', title: say(importWords.account), plain: ({ account }) => account },
            {
              id: 'link',
              title: say(importWords.link),
              plain: ({ link }) => new URL(link, location.origin).href,
            },
            {
              id: 'until',
              title: say(importWords.until),
              plain: ({ expiresAt }) => instantText(expiresAt, language()),
            },
          ]}
        />
      )}
      <button type="button" onClick={onAgain}>
        {say(importWords.again)}
      </button>
    </>
  );
}
