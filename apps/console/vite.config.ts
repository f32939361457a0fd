import { defineConfig } from 'vite';
import { englishApart } from './english-apart.ts';

/** What goes out is small and stays: every file but index.html carries its digest in its name. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [englishApart()],
  clearScreen: false,
  logLevel: 'warn',
  build: {
    outDir: 'dist',
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: true,
    license: true,
    chunkSizeWarningLimit: 1_200,
  },
  // `npx vite` beside a server that runs: what is changed shows at once.
  server: { proxy: { '/api': 'http://127.0.0.1:7300' } },
});
