/** The English words: none where both languages stand in the code, all of them in what the build puts here. */
export const english: readonly string[] = [];
