import { createRoot } from 'react-dom/client';
import './theme/base.css';
import './shell/shell.css';
import { App } from './shell/App.tsx';
import { moveOldAddress } from './router/old-address.ts';

moveOldAddress();
window.addEventListener('hashchange', moveOldAddress);
const root = document.querySelector('#root');
if (root === null) throw new TypeError('The page has no place for the console');
createRoot(root).render(<App />);
