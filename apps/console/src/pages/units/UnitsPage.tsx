import type { ReactNode } from 'react';
import { useLoaded } from '../../api/use-loaded.ts';
import { CallDialog } from '../../call/CallDialog.tsx';
import { dateText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { FilterBox } from '../../parts/FilterBox.tsx';
import { isMeant } from '../../parts/is-meant.ts';
import { FilterChoice } from '../../parts/FilterChoice.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { setQuery, useAddress } from '../../router/address.ts';
import { Link } from '../../router/Link.tsx';
import { mayOpen, useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { getUnits } from './api.ts';
import type { ListedUnit } from './api.ts';
import { UnitTree } from './UnitTree.tsx';
import { prunedTree, unitTree } from './unit-tree.ts';
import { unitKindWords, unitWords } from './words.ts';

/** The units of one day, each below the one that it belongs to. */
export function UnitsPage(): ReactNode {
  const { query } = useAddress();
  const on = query.get('on');
  const units = useLoaded(`units ${on ?? ''}`, () => getUnits(on));
  const reload = units.state === 'loaded' ? units.reload : undefined;
  return (
    <>
      <PageHead title={say(unitWords.units)} actions={<Actions onDone={() => reload?.()} />} />
      <div className="filters">
        <label>
          {say(unitWords.on)}{' '}
          <input
            type="date"
            value={on ?? (units.state === 'loaded' ? units.value.date : '')}
            onChange={({ target }) => setQuery({ on: target.value })}
          />
        </label>
        <FilterChoice name="kind" title={unitWords.kind} choices={unitKindWords} />
        <FilterBox />
      </div>
      <Loaded of={units}>{(found) => <Found {...found} />}</Loaded>
    </>
  );
}

function Actions({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { session } = useBase();
  if (!mayOpen(session, 'unit.manage')) return null;
  return (
    <>
      <CallDialog call="units-save" name={say(unitWords.save)} look="main" onDone={onDone} />
      <Link to="/import/units" className="button">
        {say(unitWords.importUnits)}
      </Link>
    </>
  );
}

interface FoundProps {
  readonly date: string;
  readonly units: readonly ListedUnit[];
}

function Found({ date, units }: FoundProps): ReactNode {
  const { query } = useAddress();
  const [kind, typed] = [query.get('kind'), query.get('q')];
  const isFound = (unit: ListedUnit): boolean =>
    (kind === null || unit.kind === kind) && isMeant(typed, [unit.id, unit.name, unit.fullName, unit.uscc]);
  const found = units.filter(isFound);
  if (found.length === 0) return <EmptyState title={say(unitWords.none)} />;
  const isAll = found.length === units.length;
  const tree = unitTree(units);
  return (
    <>
      <p className="counts" role="status">
        {say(unitWords.count, { date: dateText(date, language()), count: found.length })}
      </p>
      <UnitTree tree={isAll ? tree : prunedTree(tree, isFound)} isOpen={!isAll} />
    </>
  );
}
