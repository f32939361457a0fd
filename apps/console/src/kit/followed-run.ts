import { createContext } from 'react';

/** The run whose result is shown around here: what is run from within goes on from it. */
export const FollowedRun = createContext<string | null>(null);
