import { el } from '../dom.js';

/**
 * A box that draws its content again whenever its width changes: what is drawn in pixels stays legible on every screen.
 *
 * @param {(width: number) => Element} draw
 * @returns {HTMLElement}
 */
export function sized(draw) {
  const box = el('div', { class: 'plot' });
  let drawn = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === 0 || width === drawn) return;
    drawn = width;
    box.replaceChildren(draw(width));
  }).observe(box);
  return box;
}
