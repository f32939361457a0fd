import { el, freshId } from '../dom.js';

/**
 * Two or more panels of which one is seen; arrow keys move between their tabs (WAI-ARIA authoring practices, "Tabs").
 *
 * @param {readonly { readonly id: string, readonly title: string, readonly panel: HTMLElement }[]} tabs
 * @param {{ readonly label: string, readonly chosen: string, readonly mayChoose: (id: string) => boolean,
 *   readonly onChoose: (id: string) => void }} options
 */
export function tabsElement(tabs, { label, chosen, mayChoose, onChoose }) {
  const buttons = tabs.map(({ id, title, panel }) => {
    const button = el('button', { type: 'button', role: 'tab', id: freshId(), onclick: () => choose(id) }, title);
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', button.id);
    if (panel.id === '') panel.id = freshId();
    button.setAttribute('aria-controls', panel.id);
    return button;
  });
  /** @param {string} id */
  function show(id) {
    tabs.forEach((tab, index) => {
      const isChosen = tab.id === id;
      tab.panel.hidden = !isChosen;
      buttons[index]?.setAttribute('aria-selected', String(isChosen));
      buttons[index]?.setAttribute('tabindex', isChosen ? '0' : '-1');
    });
  }
  /** @param {string} id */
  function choose(id) {
    if (!mayChoose(id)) return;
    onChoose(id);
    show(id);
  }
  const list = el('div', { role: 'tablist', class: 'tabs', 'aria-label': label }, buttons);
  list.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (step === 0 || at === -1) return;
    event.preventDefault();
    const next = (at + step + tabs.length) % tabs.length;
    choose(tabs[next]?.id ?? '');
    buttons.find((button) => button.getAttribute('aria-selected') === 'true')?.focus();
  });
  show(chosen);
  return el(
    'div',
    {},
    list,
    tabs.map(({ panel }) => panel),
  );
}
