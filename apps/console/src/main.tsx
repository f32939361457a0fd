import { createRoot } from 'react-dom/client';
import './theme/base.css';
import './shell/shell.css';
import { readySpeech } from './language/speech.ts';
import { App } from './shell/App.tsx';
import { pageAt } from './page/page-at.ts';
import { moveOldAddress } from './router/old-address.ts';
import { settings } from './theme/settings.ts';

moveOldAddress();
window.addEventListener('hashchange', moveOldAddress);
// The page is fetched while the base is asked who reads; one that cannot be fetched tells so in its place.
pageAt(location.pathname)
  ?.route.load()
  .catch(() => {});
const root = document.querySelector('#root');
if (root === null) throw new TypeError('The page has no place for the console');
// Who reads English sees no Chinese first, unless English cannot be fetched.
void readySpeech(settings().language)
  .catch(() => {})
  .then(() => createRoot(root).render(<App />));
