/** The parts of an address that a pattern names by `:name`; `null` when the address is another. */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = stepsOf(pattern);
  const steps = stepsOf(path);
  if (wanted.length !== steps.length) return null;
  const found: Record<string, string> = {};
  for (const [index, step] of wanted.entries()) {
    const given = decoded(steps[index] ?? '');
    if (step.startsWith(':')) found[step.slice(1)] = given;
    else if (step !== given) return null;
  }
  return found;
}

function stepsOf(path: string): readonly string[] {
  return path.split('/').filter((step) => step !== '');
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
