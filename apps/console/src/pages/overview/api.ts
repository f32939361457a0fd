import { get, post, takeAway } from '../../api/request.ts';
import type { SampleState } from '../../api/types.ts';

export function getSamples(signal?: AbortSignal): Promise<SampleState> {
  return get('sample-runs', { signal });
}

export function fillSamples(): Promise<{ readonly done: number; readonly failed: number }> {
  return post('sample-runs', {});
}

/** Deletes in parts until none is left. Returns how many were deleted. */
export async function deleteSamples(): Promise<number> {
  for (let all = 0; ;) {
    const { deleted, left } = await takeAway<{ readonly deleted: number; readonly left: number }>('sample-runs');
    all += deleted;
    if (deleted === 0 || left === 0) return all;
  }
}
