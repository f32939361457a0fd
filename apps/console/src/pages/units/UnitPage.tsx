import type { ReactNode } from 'react';
import { useLoaded } from '../../api/use-loaded.ts';
import { CallDialog } from '../../call/CallDialog.tsx';
import { dateText } from '../../language/format.ts';
import { language, listed, say } from '../../language/language.ts';
import type { PageProps } from '../../page/page-route.ts';
import { Facts } from '../../parts/Facts.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { RowTable } from '../../parts/RowTable.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Link } from '../../router/Link.tsx';
import { mayOpen, useBase } from '../../shell/base-context.ts';
import { Loaded } from '../../states/Loaded.tsx';
import { getUnit } from './api.ts';
import type { WholeUnit } from './api.ts';
import { nameFormWords, unitKindWords, unitWords } from './words.ts';

/** One unit: what it is called, to whom it belongs, and what became of it. */
export function UnitPage({ parameters: { unit: id = '' } }: PageProps): ReactNode {
  const unit = useLoaded(`unit ${id}`, () => getUnit(id));
  const found = unit.state === 'loaded' ? unit.value : null;
  return (
    <>
      <PageHead
        title={found?.name ?? id}
        state={found?.validUntil ? <Tag word={say(unitWords.ended)} tone="note" sign="–" /> : undefined}
        crumbs={<Link to="/units">{say(unitWords.units)}</Link>}
        actions={unit.state === 'loaded' && found !== null ? <Actions unit={found} onDone={unit.reload} /> : undefined}
      />
      <Loaded of={unit}>
        {(whole) => (
          <>
            <About unit={whole} />
            <Names unit={whole} />
            <Parents unit={whole} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Actions({ unit, onDone }: { readonly unit: WholeUnit; readonly onDone: () => void }): ReactNode {
  const { session } = useBase();
  const { id, kind, uscc, regionCode, validFrom, validUntil, names, parents, successors } = unit;
  const whole = { id, kind, uscc, regionCode, validFrom, validUntil, names, parents, successors };
  if (!mayOpen(session, 'unit.manage')) return null;
  return (
    <>
      <CallDialog call="units-save" name={say(unitWords.change)} given={{ unit: whole }} onDone={onDone} />
      {validUntil === null ? (
        <CallDialog
          call="units-end"
          name={say(unitWords.end)}
          note={say(unitWords.endNote)}
          given={{ unit: id }}
          fields={['lastDay', 'successors']}
          onDone={onDone}
        />
      ) : null}
    </>
  );
}

function About({ unit }: { readonly unit: WholeUnit }): ReactNode {
  const { session } = useBase();
  const isOwn = unit.today.length === 1 && unit.today[0] === unit.id;
  return (
    <Facts
      rows={[
        [say(unitWords.fullName), unit.fullName],
        [say(unitWords.kind), say(unitKindWords[unit.kind] ?? { zh: unit.kind, en: unit.kind })],
        [say(unitWords.parent), unit.parent === null ? null : <UnitLinks ids={[unit.parent]} />],
        [say(unitWords.uscc), unit.uscc === null ? null : <code>{unit.uscc}</code>],
        [say(unitWords.regionCode), unit.regionCode],
        [say(unitWords.validFrom), dayText(unit.validFrom)],
        [say(unitWords.validUntil), dayText(unit.validUntil)],
        [say(unitWords.successors), unit.successors.length === 0 ? null : <UnitLinks ids={unit.successors} />],
        [
          say(unitWords.today),
          unit.today.length === 0 ? null : isOwn ? say(unitWords.itself) : <UnitLinks ids={unit.today} />,
        ],
        [
          say(unitWords.people),
          mayOpen(session, 'person.read') ? (
            <Link to={`/people?q=${encodeURIComponent(unit.id)}`}>{say(unitWords.see)}</Link>
          ) : null,
        ],
      ]}
    />
  );
}

function UnitLinks({ ids }: { readonly ids: readonly string[] }): ReactNode {
  return ids.map((id, index) => (
    <span key={id}>
      {index === 0 ? '' : listed(['', ''])}
      <Link to={`/units/${encodeURIComponent(id)}`}>{id}</Link>
    </span>
  ));
}

function dayText(day: string | null): string {
  return day === null ? '' : dateText(day, language());
}

function Names({ unit }: { readonly unit: WholeUnit }): ReactNode {
  return (
    <RowTable
      title={say(unitWords.names)}
      fileName={`names-${unit.id}`}
      isFixed
      rows={unit.names}
      keyOf={({ name, form, validFrom }) => `${form} ${name} ${validFrom ?? ''}`}
      columns={[
        { id: 'name', title: say(unitWords.name), plain: ({ name }) => name },
        {
          id: 'form',
          title: say(unitWords.form),
          plain: ({ form }) => say(nameFormWords[form] ?? { zh: form, en: form }),
        },
        ...dayColumns(),
      ]}
    />
  );
}

function Parents({ unit }: { readonly unit: WholeUnit }): ReactNode {
  if (unit.parents.length === 0) return null;
  return (
    <RowTable
      title={say(unitWords.parents)}
      fileName={`parents-${unit.id}`}
      isFixed
      rows={unit.parents}
      keyOf={({ parent, validFrom }) => `${parent} ${validFrom ?? ''}`}
      columns={[
        {
          id: 'parent',
          title: say(unitWords.parent),
          plain: ({ parent }) => parent,
          cell: ({ parent }) => <UnitLinks ids={[parent]} />,
        },
        ...dayColumns(),
      ]}
    />
  );
}

interface Days {
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

function dayColumns() {
  return [
    { id: 'from', title: say(unitWords.from), plain: ({ validFrom }: Days) => dayText(validFrom) || '—' },
    { id: 'until', title: say(unitWords.until), plain: ({ validUntil }: Days) => dayText(validUntil) || '—' },
  ];
}
