/** Whether a text is the id of a run or an approval (a UUID, in lower or upper case). */
export function isId(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
