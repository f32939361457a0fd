import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of `/proc/<pid>/stat` in a second; fixed for user space on every Linux that Node runs on. */
const ticksPerSecond = 100;

interface ProcessStat {
  readonly parent: number;
  /** Ticks of the process itself and of its children that have ended. */
  readonly ownTicks: number;
  readonly endedTicks: number;
}

/** The process that started `pid`. Linux. */
export function parentOf(pid: number): number {
  const stat = statOf(pid);
  if (!stat) throw new Error(`Process ${pid} is gone`);
  return stat.parent;
}

/**
 * CPU seconds, user and system, that a process and everything below it have used so far: those who live, and those
 * who ended and were waited for. Linux; steps of 10 ms for each process.
 */
export function treeCpuSeconds(root: number): number {
  const stats = allStats();
  const inTree = (pid: number): boolean => pid === root || (stats.has(pid) && inTree(stats.get(pid)?.parent ?? 0));
  let ticks = 0;
  for (const [pid, stat] of stats) if (inTree(pid)) ticks += stat.ownTicks + stat.endedTicks;
  return ticks / ticksPerSecond;
}

/** The processes that `pid` has started and that live. Linux. */
export function childrenOf(pid: number): readonly number[] {
  return [...allStats()].filter(([, stat]) => stat.parent === pid).map(([child]) => child);
}

function allStats(): Map<number, ProcessStat> {
  const stats = new Map<number, ProcessStat>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const stat = Number.isInteger(pid) ? statOf(pid) : null;
    if (stat) stats.set(pid, stat);
  }
  return stats;
}

function statOf(pid: number): ProcessStat | null {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // The name in brackets may hold anything; the fields after it are counted from 3 in proc(5).
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const field = (number: number): number => fields[number - 3] ?? 0;
  return { parent: field(4), ownTicks: field(14) + field(15), endedTicks: field(16) + field(17) };
}
