/** Numbers that follow from a seed alone: mulberry32. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

type Below = (below: number) => number;
type Mutation = (data: Buffer, below: Below, other: Buffer) => Buffer;

/** What damage, programs with mistakes and people with intentions do to a file. */
const mutations: readonly Mutation[] = [
  flipBit,
  setByte,
  setLength,
  cut,
  removeRun,
  repeatRun,
  insertNoise,
  fillRun,
  pasteFrom,
];

/** A file after one to eight mutations. */
export function mutated(file: Buffer, other: Buffer, below: Below): Buffer {
  let data: Buffer = Buffer.from(file);
  for (let left = 1 + below(8); left > 0 && data.length > 0; left -= 1) {
    const mutation = mutations[below(mutations.length)] ?? flipBit;
    data = mutation(data, below, other);
  }
  return data;
}

function flipBit(data: Buffer, below: Below): Buffer {
  const at = below(data.length);
  data[at] = (data[at] ?? 0) ^ (1 << below(8));
  return data;
}

function setByte(data: Buffer, below: Below): Buffer {
  data[below(data.length)] = [0, 1, 0x20, 0x7f, 0x80, 0xff][below(6)] ?? 0;
  return data;
}

/** A length field has a value that no file has. */
function setLength(data: Buffer, below: Below): Buffer {
  if (data.length < 4) return data;
  const value = [0, 1, 7, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff, data.length][below(10)] ?? 0;
  const at = below(data.length - 3);
  if (below(2) === 0) data.writeUInt32BE(value >>> 0, at);
  else data.writeUInt32LE(value >>> 0, at);
  return data;
}

function cut(data: Buffer, below: Below): Buffer {
  return data.subarray(0, below(data.length + 1));
}

function removeRun(data: Buffer, below: Below): Buffer {
  const from = below(data.length);
  return Buffer.concat([data.subarray(0, from), data.subarray(from + 1 + below(64))]);
}

/** A part of the file stands there many times. */
function repeatRun(data: Buffer, below: Below): Buffer {
  const from = below(data.length);
  const run = data.subarray(from, from + 1 + below(256));
  const times = 1 + below(64);
  return Buffer.concat([data.subarray(0, from), ...Array.from({ length: times }, () => run), data.subarray(from)]);
}

function insertNoise(data: Buffer, below: Below): Buffer {
  const at = below(data.length + 1);
  const noise = Buffer.from(Array.from({ length: 1 + below(64) }, () => below(256)));
  return Buffer.concat([data.subarray(0, at), noise, data.subarray(at)]);
}

function fillRun(data: Buffer, below: Below): Buffer {
  const from = below(data.length);
  return data.fill([0, 0xff, 0x28, 0x3c, 0x7b][below(5)] ?? 0, from, Math.min(data.length, from + 1 + below(512)));
}

function pasteFrom(data: Buffer, below: Below, other: Buffer): Buffer {
  const from = below(Math.max(1, other.length));
  const at = below(data.length + 1);
  return Buffer.concat([data.subarray(0, at), other.subarray(from, from + 1 + below(256)), data.subarray(at)]);
}
