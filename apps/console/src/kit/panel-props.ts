import type { Pack } from '../api/types.ts';

/** What a panel is given. */
export interface PanelProps {
  /** Its own pack, with the operations that the reader may see. */
  readonly pack: Pack;
}
