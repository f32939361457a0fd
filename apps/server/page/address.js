/**
 * What the page shows; it stands in the hash of the address, so that every view can be linked to.
 *
 * @typedef {{ readonly view: 'home' }
 *   | { readonly view: 'pack', readonly pack: string }
 *   | { readonly view: 'operation', readonly operation: string, readonly run?: string }
 *   | { readonly view: 'runs', readonly before?: string }
 *   | { readonly view: 'run', readonly id: string }
 *   | { readonly view: 'approvals' }
 *   | { readonly view: 'sign-in' }
 *   | { readonly view: 'account' }
 *   | { readonly view: 'link', readonly token: string }
 *   | { readonly view: 'nowhere', readonly hash: string }} Address
 */

/**
 * @param {string} hash with or without `#`
 * @returns {Address}
 */
export function parseHash(hash) {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const parameters = new URLSearchParams(query);
  const [, view = '', ...names] = path.split('/').map(decoded);
  const is = (/** @type {string} */ name, /** @type {number} */ count) =>
    view === name && names.length === count && names.every((part) => part !== '');
  if (path === '' || path === '/') return { view: 'home' };
  if (is('pack', 2)) return { view: 'pack', pack: names.join('/') };
  if (is('op', 3)) return { view: 'operation', operation: names.join('/'), ...given('run', parameters.get('run')) };
  if (is('runs', 0)) return { view: 'runs', ...given('before', parameters.get('before')) };
  if (is('run', 1)) return { view: 'run', id: names[0] ?? '' };
  if (is('approvals', 0)) return { view: 'approvals' };
  if (is('sign-in', 0)) return { view: 'sign-in' };
  if (is('account', 0)) return { view: 'account' };
  if (is('link', 1)) return { view: 'link', token: names[0] ?? '' };
  return { view: 'nowhere', hash };
}

/**
 * @param {Address} address
 * @returns {string} with `#`
 */
export function hashOf(address) {
  switch (address.view) {
    case 'home':
      return '#/';
    case 'pack':
      return `#/pack/${encoded(address.pack)}`;
    case 'operation':
      return `#/op/${encoded(address.operation)}${queryOf('run', address.run)}`;
    case 'runs':
      return `#/runs${queryOf('before', address.before)}`;
    case 'run':
      return `#/run/${encoded(address.id)}`;
    case 'approvals':
      return '#/approvals';
    case 'sign-in':
      return '#/sign-in';
    case 'account':
      return '#/account';
    case 'link':
      return `#/link/${encoded(address.token)}`;
    case 'nowhere':
      return address.hash;
  }
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** @param {string} id */
function encoded(id) {
  return id.split('/').map(encodeURIComponent).join('/');
}

/**
 * @template {string} Name
 * @param {Name} name
 * @param {string | null} value
 * @returns {{ [Key in Name]?: string }}
 */
function given(name, value) {
  return value === null || value === '' ? {} : /** @type {{ [Key in Name]: string }} */ ({ [name]: value });
}

/**
 * @param {string} name
 * @param {string | undefined} value
 */
function queryOf(name, value) {
  return value === undefined ? '' : `?${name}=${encodeURIComponent(value)}`;
}
