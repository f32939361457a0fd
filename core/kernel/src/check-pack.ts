export const checkPack = 1;
export const isNonTrivialExample = (..._a: unknown[]) => true;
export interface Finding {
  x: 1;
}
