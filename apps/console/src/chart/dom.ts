export type Child = Node | string | number | null | undefined | false;

const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * An element with properties and children. Text always becomes a text node: nothing from the server is ever read as
 * markup. `class`, `for`, `data-…`, `aria-…` and `role` are attributes, `on…` are listeners, the rest are properties.
 */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Record<string, unknown> = {},
  ...children: (Child | Child[])[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) setProperty(element, name, value);
  append(element, children);
  return element;
}

/** An SVG element; every property is an attribute. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string | number | undefined> = {},
  ...children: (Child | Child[])[]
): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, String(value));
  append(element, children);
  return element;
}

function setProperty(element: Element, name: string, value: unknown) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith('on')) element.addEventListener(name.slice(2), value as EventListener);
  else if (name in element && !name.includes('-') && !attributeNames.has(name)) Reflect.set(element, name, value);
  else element.setAttribute(name, value === true ? '' : plain(value));
}

function plain(value: unknown) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const attributeNames = new Set(['class', 'for', 'role', 'list', 'form', 'colspan', 'scope']);

function append(element: Element, children: (Child | Child[])[]) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}
