import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** `e_machine` of a program or library, `null` for any other file. ELF specification, "ELF Header". */
export function elfMachine(file: string): number | null {
  const head = Buffer.alloc(20);
  const descriptor = openSync(file, 'r');
  const length = readSync(descriptor, head, 0, head.length, 0);
  closeSync(descriptor);
  const isElf = length === head.length && head.readUInt32BE(0) === 0x7f_45_4c_46;
  return isElf ? head.readUInt16LE(18) : null;
}

/** The newest version of glibc whose symbols a program names, such as `2.28`; `0.0` when it names none. */
export function glibcOf(file: string): string {
  const minors = [...readFileSync(file, 'latin1').matchAll(/GLIBC_2\.(\d+)/g)].map(([, minor]) => Number(minor));
  return minors.length === 0 ? '0.0' : `2.${Math.max(...minors)}`;
}
