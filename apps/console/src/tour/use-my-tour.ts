import { pageList } from '../page/page-list.ts';
import { mayOpen, useBase } from '../shell/base-context.ts';
import { tourOf } from './tour-of.ts';
import { leaveTour, showStop, useTour } from './tour-state.ts';
import type { TourState } from './tour-state.ts';
import type { TourStop } from './tour-stops.ts';

export interface MyTour extends TourState {
  readonly stops: readonly TourStop[];
  readonly show: (at: number) => void;
  readonly leave: (isDone: boolean) => void;
}

/** The tour of whoever reads, and where it stands. */
export function useMyTour(): MyTour {
  const { session, catalogue } = useBase();
  const who = session.account ?? session.actor.kind;
  const state = useTour(who);
  const stops = tourOf({ session, catalogue, pages: pageList, mayOpen });
  return {
    ...state,
    // Rights may have changed since it was left.
    at: Math.min(state.at, stops.length - 1),
    stops,
    show: (at) => showStop(who, at),
    leave: (isDone) => leaveTour(who, { isDone }),
  };
}
