import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packRoot } from '@yuzhi/kernel/testing';
import type { PackFiles } from '@yuzhi/kernel/testing';
import { readConfig, startServer } from '@yuzhi/server';
import type { RunningServer } from '@yuzhi/server';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Chromium of the machine; `undefined` where there is none. */
export const chromiumPath: string | undefined = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
].find((file) => file !== undefined && existsSync(file));

/** Why tests in a browser are left out here; `false` where they are not. */
export const skip: string | false =
  chromiumPath === undefined ? 'there is no Chromium: install it, or name it by CHROMIUM' : false;

/** The console on a server of its own, with an embedded store that is empty, before a browser. */
export interface OpenConsole extends AsyncDisposable {
  readonly server: RunningServer;
  readonly browser: Browser;
}

export async function openConsole(packs: Readonly<Record<string, PackFiles>>): Promise<OpenConsole> {
  const served = await serveConsole(packs);
  const browser = await launchBrowser();
  return {
    ...served,
    browser,
    async [Symbol.asyncDispose]() {
      await browser.close();
      await served[Symbol.asyncDispose]();
    },
  };
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: ['--no-sandbox', '--use-gl=swiftshader', '--enable-unsafe-swiftshader'],
  });
}

/** The console on a server of its own, without a browser. */
export async function serveConsole(
  packs: Readonly<Record<string, PackFiles>>,
): Promise<Pick<OpenConsole, 'server'> & AsyncDisposable> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-console-'));
  await chmod(folder, 0o755);
  const root = await packRoot(packs);
  const server = await startServer(
    readConfig({
      YUZHI_DATA: path.join(folder, 'data'),
      YUZHI_PORT: '0',
      YUZHI_PACKS: root.root,
      YUZHI_LOG_LEVEL: 'silent',
    }),
  );
  return {
    server,
    async [Symbol.asyncDispose]() {
      await server.close();
      await root[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
