/** An alarm of one series, as far as its urgency depends on it. */
export interface RawAlert {
  readonly id: string;
  readonly area: string;
  readonly disease: string;
  readonly t: number;
  readonly observed: number;
  readonly expected: number | null;
  readonly threshold: number;
  /** Alarms in a row that end with this one, 1 and up. */
  readonly inARow: number;
  /** Whether it stands only after late reports are reckoned in. */
  readonly isProvisional: boolean;
}

export type ReasonCode = 'far-above' | 'many-cases' | 'in-a-row' | 'other-areas' | 'late-reports';

export interface Reason {
  readonly code: ReasonCode;
  readonly value: number;
}

export interface RankedAlert extends RawAlert {
  /** From 1, the most urgent. */
  readonly rank: number;
  /** Only for the order: no probability. */
  readonly urgency: number;
  readonly level: 'first' | 'soon' | 'watch';
  readonly reasons: readonly Reason[];
}

/**
 * Orders alarms by how soon somebody should look: the excess as a multiple of the distance from expectation to threshold
 * (the exceedance score of Farrington et al. 1996, section 3.7; the distance is at least one Poisson deviation), half as much again for each further alarm in a row, a
 * quarter for each other area with an alarm of the same disease (four at most). What stands only after late reports are
 * reckoned in counts three quarters. The factors are choices of this pack, not estimates.
 */
export function rankAlerts(alerts: readonly RawAlert[]): readonly RankedAlert[] {
  const areasByDisease = new Map<string, Set<string>>();
  for (const { area, disease } of alerts)
    areasByDisease.set(disease, (areasByDisease.get(disease) ?? new Set()).add(area));
  return alerts
    .map((alert) => judged(alert, (areasByDisease.get(alert.disease)?.size ?? 1) - 1))
    .sort((a, b) => b.urgency - a.urgency || b.observed - a.observed || (a.id < b.id ? -1 : 1))
    .map((alert, index) => ({ ...alert, rank: index + 1 }));
}

function judged(alert: RawAlert, otherAreas: number): Omit<RankedAlert, 'rank'> {
  const usual = alert.expected ?? 0;
  const score = (alert.observed - usual) / Math.max(alert.threshold - usual, Math.sqrt(usual), 0.5);
  const together = 1 + 0.25 * Math.min(otherAreas, 4);
  const urgency = score * (1 + 0.5 * (alert.inARow - 1)) * together * (alert.isProvisional ? 0.75 : 1);
  const level = urgency >= 3 ? 'first' : urgency >= 1.5 ? 'soon' : 'watch';
  const reasons: Reason[] = [{ code: 'far-above', value: score }];
  if (alert.observed >= 20) reasons.push({ code: 'many-cases', value: alert.observed });
  if (alert.inARow > 1) reasons.push({ code: 'in-a-row', value: alert.inARow });
  if (otherAreas > 0) reasons.push({ code: 'other-areas', value: otherAreas });
  if (alert.isProvisional) reasons.push({ code: 'late-reports', value: 1 });
  return { ...alert, urgency, level, reasons };
}
