/** A box on the screen, in pixels from its upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const gap = 16;
const edge = 12;

/**
 * Where a card stands that speaks of `target`: below it, else above it, else at the lower edge; never off the screen as long
 * as it fits. Without a target in the middle.
 */
export function placeCard(
  card: Pick<Box, 'width' | 'height'>,
  screen: Pick<Box, 'width' | 'height'>,
  target: Box | null,
): Pick<Box, 'left' | 'top'> {
  if (target === null)
    return { left: (screen.width - card.width) / 2, top: Math.max(edge, (screen.height - card.height) / 2) };
  const lowest = Math.max(edge, screen.height - card.height - edge);
  const [below, above] = [target.top + target.height + gap, target.top - card.height - gap];
  const top = below <= lowest ? below : above >= edge ? above : lowest;
  const rightmost = Math.max(edge, screen.width - card.width - edge);
  return { left: Math.min(Math.max(edge, target.left), rightmost), top };
}
