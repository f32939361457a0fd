import { useCallback } from 'react';
import { go } from '../../router/address.ts';
import { useBase } from '../../shell/base-context.ts';
import { dropDrafts } from '../packs/drafts.ts';

/** Somebody came or went: what they may see is read again, and a link that was used does not stay in the history. */
export function useArrival(): () => Promise<void> {
  const { reload } = useBase();
  return useCallback(async () => {
    dropDrafts();
    go('/', { replace: true });
    await reload();
  }, [reload]);
}
