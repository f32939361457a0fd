import { createRoot } from 'react-dom/client';
import './theme/base.css';
import './shell/shell.css';
import { App } from './shell/App.tsx';
import { pageAt } from './page/page-at.ts';
import { moveOldAddress } from './router/old-address.ts';

moveOldAddress();
window.addEventListener('hashchange', moveOldAddress);
// The page is fetched while the base is asked who reads; one that cannot be fetched tells so in its place.
pageAt(location.pathname)
  ?.route.load()
  .catch(() => {});
const root = document.querySelector('#root');
if (root === null) throw new TypeError('The page has no place for the console');
createRoot(root).render(<App />);
