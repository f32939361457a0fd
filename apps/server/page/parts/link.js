/** @import { Address } from '../address.js' */
/** @import { Child } from '../dom.js' */
import { hashOf } from '../address.js';
import { el } from '../dom.js';

/**
 * @param {Address} address
 * @param {...Child} children
 */
export function link(address, ...children) {
  return el('a', { href: hashOf(address) }, children);
}
