export const newPack = 1;
