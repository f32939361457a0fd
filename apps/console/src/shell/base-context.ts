import { createContext, useContext } from 'react';
import type { Catalogue, OperationDescription, Pack, Session } from '../api/types.ts';
import type { Text } from '@yuzhi/sdk';

/** What every page may lean on: who asks, what there is, how much waits for a decision. */
export interface BaseData {
  readonly session: Session;
  readonly catalogue: Catalogue;
  /** What waits for one's own decision; `null` for strangers. */
  readonly pending: number | null;
  /** Reads everything anew, after signing in or out. */
  readonly reload: () => Promise<void>;
  /** Counts what waits anew. */
  readonly recount: () => void;
}

export const BaseContext = createContext<BaseData | null>(null);

export function useBase(): BaseData {
  const base = useContext(BaseContext);
  if (base === null) throw new TypeError('There is no base around this component');
  return base;
}

export function packOf({ packs }: Catalogue, id: string): Pack | null {
  return packs.find((pack) => pack.id === id) ?? null;
}

export function operationOf({ packs }: Catalogue, id: string): OperationDescription | null {
  return packs.flatMap(({ operations }) => operations).find((operation) => operation.id === id) ?? null;
}

/** The title of an operation, or its id when it is not in the catalogue any more. */
export function operationTitle(catalogue: Catalogue, id: string): Text {
  return operationOf(catalogue, id)?.title ?? { zh: id, en: id };
}

/** Whether a page or a button is for somebody; see `PageRoute.for`. */
export function mayOpen({ actor, may }: Session, who: string): boolean {
  if (who === 'anyone') return true;
  if (who === 'signed-in') return actor.kind !== 'anonymous';
  return may.includes(who);
}
