import type { AnyOperation } from './operation.ts';
import type { RuleDefinition } from './rule.ts';

/** What a pack contributes. What it is and may use stands in its `manifest.json`. */
export interface PackDefinition {
  readonly operations: readonly AnyOperation[];
  readonly rules?: readonly RuleDefinition[];
}

/**
 * The default export of a pack's `pack.ts`.
 *
 * @example
 * export default definePack({ operations: [gradeRainfall], rules: [rainfallGrades] });
 */
export function definePack(definition: PackDefinition): PackDefinition {
  return definition;
}
