import type { ReactNode } from 'react';

interface PointMapProps {
  readonly point: readonly [lon: number, lat: number] | null;
  readonly onChoose: (point: readonly [lon: number, lat: number]) => void;
}

/** A map to choose a point on. */
export function PointMap(_props: PointMapProps): ReactNode {
  return null;
}
