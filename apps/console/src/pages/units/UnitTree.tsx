import { useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../../language/language.ts';
import { Tag } from '../../parts/Tag.tsx';
import { Link } from '../../router/Link.tsx';
import type { ListedUnit } from './api.ts';
import type { UnitNode } from './unit-tree.ts';
import './units.css';
import { unitKindWords, unitWords } from './words.ts';

interface UnitTreeProps {
  readonly tree: readonly UnitNode[];
  /** Every level is open, as after a search. */
  readonly isOpen: boolean;
}

/** Units below each other; the first level is open. */
export function UnitTree({ tree, isOpen }: UnitTreeProps): ReactNode {
  return (
    <ul className="unit-tree">
      {tree.map((node) => (
        // What a search opened closes again with it.
        <Branch key={`${node.unit.id} ${isOpen}`} node={node} isOpen={isOpen} depth={0} />
      ))}
    </ul>
  );
}

interface BranchProps {
  readonly node: UnitNode;
  readonly isOpen: boolean;
  readonly depth: number;
}

function Branch({ node: { unit, children }, isOpen, depth }: BranchProps): ReactNode {
  const [isShown, setShown] = useState(isOpen || depth === 0);
  if (children.length === 0)
    return (
      <li className="unit-branch">
        <span className="no-branch" />
        <Line unit={unit} />
      </li>
    );
  return (
    <li>
      <div className="unit-branch">
        <button
          type="button"
          className="icon"
          aria-expanded={isShown}
          aria-label={say(unitWords.below, { unit: unit.name ?? unit.id, count: children.length })}
          onClick={() => setShown(!isShown)}
        >
          <span aria-hidden="true">{isShown ? '▾' : '▸'}</span>
        </button>
        <Line unit={unit} />
        <span className="count">{children.length}</span>
      </div>
      {isShown ? (
        <ul className="unit-tree">
          {children.map((node) => (
            <Branch key={node.unit.id} node={node} isOpen={isOpen} depth={depth + 1} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function Line({ unit: { id, name, kind, validUntil } }: { readonly unit: ListedUnit }): ReactNode {
  return (
    <>
      <Link to={`/units/${encodeURIComponent(id)}`}>{name ?? id}</Link>
      <span className="help">{say(unitKindWords[kind] ?? { zh: kind, en: kind })}</span>
      {validUntil === null ? null : <Tag word={`${say(unitWords.validUntil)} ${validUntil}`} tone="note" />}
    </>
  );
}
