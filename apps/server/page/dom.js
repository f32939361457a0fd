/** @typedef {Node | string | number | null | undefined | false} Child */

const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * An element with properties and children. Text always becomes a text node: nothing from the server is ever read as
 * markup. `class`, `for`, `data-…`, `aria-…` and `role` are attributes, `on…` are listeners, the rest are properties.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) setProperty(element, name, value);
  append(element, children);
  return element;
}

/**
 * An SVG element; every property is an attribute.
 *
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | undefined>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, String(value));
  append(element, children);
  return element;
}

let lastId = 0;

/** An id that nothing else on the page has. */
export function freshId() {
  lastId += 1;
  return `y${lastId}`;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {unknown} value
 */
function setProperty(element, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith('on')) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
  else if (name in element && !name.includes('-') && !attributeNames.has(name)) Reflect.set(element, name, value);
  else element.setAttribute(name, value === true ? '' : plain(value));
}

/** @param {unknown} value */
function plain(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const attributeNames = new Set(['class', 'for', 'role', 'list', 'form', 'colspan', 'scope']);

/**
 * @param {Element} element
 * @param {(Child | Child[])[]} children
 */
function append(element, children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}
