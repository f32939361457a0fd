import { el } from './dom.ts';

/** A box that draws its content again whenever its width changes: what is drawn in pixels stays legible on every screen. */
export function sized(draw: (width: number) => Element): HTMLElement {
  const box = el('div', { class: 'plot' });
  let drawn = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === 0 || width === drawn) return;
    drawn = width;
    const drawing = draw(width);
    // On paper it is made as wide as the paper.
    drawing.setAttribute('viewBox', `0 0 ${width} ${drawing.getAttribute('height') ?? width}`);
    box.replaceChildren(drawing);
  }).observe(box);
  return box;
}
