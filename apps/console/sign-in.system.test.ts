import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { codeAt, goodPassword, operator } from '@yuzhi/access/testing';
import type { Browser, Page } from 'playwright-core';
import { openConsole, skip } from './testing/open-console.ts';
import type { OpenConsole } from './testing/open-console.ts';

let world: OpenConsole;
let server: OpenConsole['server'];
let browser: Browser;

before(async () => {
  if (skip !== false) return;
  world = await openConsole({});
  ({ server, browser } = world);
});

after(async () => world?.[Symbol.asyncDispose]());

async function open(address: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // A refused request is told by the browser too; anything else is ours.
    if (message.type() === 'error' && !message.text().includes('status of 4')) complaints.push(message.text());
  });
  await page.goto(address);
  await page.locator('h1').waitFor();
  return { page, complaints };
}

test(
  'the printed link sets the first administrator up; then one signs in, sees one’s sessions and signs out',
  { skip },
  async () => {
    const { page, complaints } = await open(server.setUpLink ?? '');
    await page.getByRole('heading', { name: '首次设置：安全管理员' }).waitFor();
    const secret = (await page.locator('.seed').innerText()).replaceAll(' ', '');
    await page.getByLabel('账号').fill('anquan');
    await page.getByLabel('姓名').fill('安全管理员甲');
    await page.getByLabel('设置口令').fill('short');
    await page.getByLabel('动态码').fill(codeAt(secret, new Date()));
    await page.getByRole('button', { name: '确认并登录' }).click();
    assert.match(await page.locator('.failure').innerText(), /ACCESS_PASSWORD_WEAK/);
    await page.getByLabel('设置口令').fill(goodPassword);
    await page.getByLabel('动态码').fill(codeAt(secret, new Date()));
    await page.getByRole('button', { name: '确认并登录' }).click();
    await page.getByRole('link', { name: '安全管理员甲' }).click();
    await page.locator('main').getByText('安全管理员', { exact: true }).first().waitFor();
    await page.locator('.session').first().waitFor();
    assert.equal(await page.locator('.session').count(), 1);
    assert.ok(!page.url().includes('link'));
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('link', { name: '登录' }).click();
    await page.locator('input[type=password]').waitFor();
    await page.getByLabel('账号').fill('anquan');
    await page.getByLabel('口令').fill('not the right password');
    await page.getByLabel('动态码').fill('123456');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    assert.match(await page.locator('.failure').innerText(), /账号、口令或动态码不正确/);
    assert.deepEqual(complaints, []);
  },
);

test('a link that is no longer good says so and whom to ask', { skip }, async () => {
  const { page } = await open(`${server.address}/?lang=en#/sign-in`);
  await page.goto(`${server.address}/?lang=en#/link/${'x'.repeat(43)}`);
  await page.locator('.failure').waitFor();
  assert.match(
    await page.locator('.failure').innerText(),
    /unknown, used or out of date.*Ask the security administrator/s,
  );
});

test('somebody adds a passkey to their account and signs in with it alone', { skip }, async () => {
  const account = 'passkey.user';
  const made = (await server.base.access.call(operator, 'people-invite', {
    account,
    name: '通行密钥用户',
    role: 'unit-member',
    unit: '市大数据发展局',
  })) as { readonly link: string };
  // Browsers take `localhost` for a safe place, and want a name for it.
  const address = server.address.replace('127.0.0.1', 'localhost');
  const { page } = await open(`${address}${made.link}`);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const secret = (await page.locator('.seed').innerText()).replaceAll(' ', '');
  await page.getByLabel('设置口令').fill(goodPassword);
  await page.getByLabel('动态码').fill(codeAt(secret, new Date()));
  await page.getByRole('button', { name: '确认并登录' }).click();
  await page.getByRole('link', { name: '通行密钥用户' }).click();
  await page.locator('summary').filter({ hasText: '登记通行密钥' }).click();
  await page.getByLabel('名称').fill('办公电脑');
  await page.getByLabel('当前口令').filter({ visible: true }).first().fill(goodPassword);
  await page.getByRole('button', { name: '登记通行密钥' }).click();
  await page.getByRole('button', { name: '删除 办公电脑' }).waitFor();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('banner').getByRole('link', { name: '登录' }).click();
  await page.getByRole('button', { name: '用通行密钥登录' }).click();
  await page.getByRole('link', { name: '通行密钥用户' }).click();
  await page.getByRole('button', { name: '删除 办公电脑' }).click();
  await page.getByLabel('当前口令').filter({ visible: true }).fill(goodPassword);
  await page.getByRole('button', { name: '确认删除' }).click();
  await page.getByRole('button', { name: '删除 办公电脑' }).waitFor({ state: 'detached' });
});
