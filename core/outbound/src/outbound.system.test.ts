import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { parseAllowList } from './allow-list.ts';
import type { Resolve } from './checked-addresses.ts';
import { Outbound } from './outbound.ts';
import { startReceiver } from './testing.ts';

const toLoopback: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
const onLoopback = (port: number, networks = '127.0.0.1') => parseAllowList(`hook.example:${port}`, networks);

test('a request goes to a host on the list and its whole answer comes back', async () => {
  await using receiver = await startReceiver();
  const outbound = new Outbound({ allowed: onLoopback(receiver.port), resolve: toLoopback });
  const url = `http://hook.example:${receiver.port}/send?key=secret`;
  const answer = await outbound.send({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"a":1}',
  });
  assert.deepEqual([answer.status, answer.body.toString()], [200, '{"errcode":0,"errmsg":"ok"}']);
  const [request] = receiver.received;
  assert.deepEqual(
    [request?.method, request?.path, request?.body, request?.headers.host],
    ['POST', '/send?key=secret', '{"a":1}', `hook.example:${receiver.port}`],
  );
});

test('nothing reaches a host that is not named, an address that is inside, or a URL with a password', async () => {
  await using receiver = await startReceiver();
  const { port } = receiver;
  const refused = async (url: string, networks: string, hosts = `hook.example:${port}`): Promise<string> => {
    const outbound = new Outbound({ allowed: parseAllowList(hosts, networks), resolve: toLoopback });
    return outbound.send({ url }).then(
      () => 'sent',
      (error: { code: string; message: string }) => {
        assert.doesNotMatch(error.message, /hidden/);
        return error.code;
      },
    );
  };
  assert.equal(await refused(`http://hook.example:${port}/?hidden`, ''), 'OUTBOUND_ADDRESS_INSIDE');
  assert.equal(await refused(`http://other.example:${port}/?hidden`, '127.0.0.1'), 'OUTBOUND_HOST_NOT_ALLOWED');
  assert.equal(await refused(`http://hook.example/?hidden`, '127.0.0.1'), 'OUTBOUND_HOST_NOT_ALLOWED');
  for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', 'localhost'])
    assert.equal(await refused(`http://${host}:${port}/?hidden`, ''), 'OUTBOUND_HOST_NOT_ALLOWED', host);
  // Named by mistake, it is refused all the same: only a network opens what is inside.
  assert.equal(await refused(`http://127.0.0.1:${port}/`, '', `127.0.0.1:${port}`), 'OUTBOUND_ADDRESS_INSIDE');
  assert.equal(await refused(`http://u:hidden@hook.example:${port}/`, '127.0.0.1'), 'OUTBOUND_URL_WRONG');
  for (const url of ['file:///etc/passwd', 'gopher://hook.example', 'hook.example', ''])
    assert.equal(await refused(url, '127.0.0.1'), 'OUTBOUND_URL_WRONG', url);
  assert.equal(receiver.received.length, 0);
});

test('one forbidden address among several of a name refuses them all', async () => {
  const resolve: Resolve = async () => [
    { address: '1.1.1.1', family: 4 },
    { address: '::ffff:10.0.0.1', family: 6 },
  ];
  const outbound = new Outbound({ allowed: parseAllowList('hook.example', ''), resolve });
  await assert.rejects(outbound.send({ url: 'https://hook.example/' }), { code: 'OUTBOUND_ADDRESS_INSIDE' });
});

/** A name service on loopback that gives each question the next of its answers, for no time at all. */
async function startNameService(answers: readonly string[]) {
  const socket = createSocket('udp4');
  let asked = 0;
  socket.on('message', (question, from) => {
    const address = (answers[Math.min(asked, answers.length - 1)] ?? '').split('.').map(Number);
    asked += 1;
    const head = Buffer.from([...question.subarray(0, 2), 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]);
    const tail = Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address]);
    const end = question.indexOf(0, 12) + 5;
    socket.send(Buffer.concat([head, question.subarray(12, end), tail]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const resolver = new Resolver();
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  const resolve: Resolve = async (host) =>
    (await resolver.resolve4(host)).map((address) => ({ address, family: 4 as const }));
  return { resolve, asked: () => asked, close: () => socket.close() };
}

test('a name that changes its address after it was checked (rebinding) does not lead anywhere else', async () => {
  const heard: string[] = [];
  const listen = async (address: string, port: number) => {
    const server = createServer((_request, response) => {
      heard.push(address);
      response.end(address);
    });
    await new Promise<void>((resolve) => server.listen(port, address, resolve));
    return server;
  };
  const good = await listen('127.0.0.2', 0);
  const { port } = good.address() as AddressInfo;
  const inner = await listen('127.0.0.1', port);
  const names = await startNameService(['127.0.0.2', '127.0.0.1']);
  try {
    const outbound = new Outbound({
      allowed: parseAllowList(`hook.example:${port}`, '127.0.0.2'),
      resolve: names.resolve,
    });
    const url = `http://hook.example:${port}/`;
    assert.equal((await outbound.send({ url })).body.toString(), '127.0.0.2');
    assert.equal(names.asked(), 1);
    await assert.rejects(outbound.send({ url }), { code: 'OUTBOUND_ADDRESS_INSIDE' });
    assert.deepEqual(heard, ['127.0.0.2']);
  } finally {
    names.close();
    good.close();
    inner.close();
  }
});

test('redirects are checked like the first address, change method as browsers do and take no secret elsewhere', async () => {
  let to = '';
  await using inner = await startReceiver();
  await using receiver = await startReceiver((request, response) => {
    if (request.path === '/start') response.writeHead(302, { location: to });
    response.end();
  });
  const { port } = receiver;
  const outbound = new Outbound({
    allowed: parseAllowList(`hook.example:${port} other.example:${port}`, '127.0.0.1'),
    resolve: async (host) => [{ address: host === 'inner.example' ? '127.0.0.3' : '127.0.0.1', family: 4 }],
  });
  const send = () =>
    outbound.send({
      url: `http://hook.example:${port}/start`,
      method: 'POST',
      headers: { authorization: 'secret', 'content-type': 'text/plain' },
      body: 'x',
    });
  for (const location of [
    `http://127.0.0.3:${inner.port}/`,
    `http://inner.example:${inner.port}/`,
    'file:///etc/passwd',
    'http://169.254.169.254/latest',
  ]) {
    to = location;
    await assert.rejects(send(), (error: { code: string }) => /NOT_ALLOWED|URL_WRONG/.test(error.code), location);
  }
  to = `http://other.example:${port}/there`;
  assert.equal((await send()).status, 200);
  const last = receiver.received.at(-1);
  assert.deepEqual([last?.method, last?.body, last?.headers.authorization], ['GET', '', undefined]);
  to = '/start';
  await assert.rejects(send(), { code: 'OUTBOUND_TOO_MANY_REDIRECTS' });
  assert.equal(inner.received.length, 0);
});

test('an answer that is too large, compressed or never comes ends the request', async () => {
  await using receiver = await startReceiver((request, response) => {
    if (request.path === '/large') response.end(Buffer.alloc(5_000));
    else if (request.path === '/packed')
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(9)));
    else if (request.path === '/drip') response.write('x');
  });
  const outbound = new Outbound({ allowed: onLoopback(receiver.port), resolve: toLoopback });
  const send = (path: string) =>
    outbound.send({ url: `http://hook.example:${receiver.port}${path}`, maxBytes: 4_999, timeoutMs: 300 });
  await assert.rejects(send('/large'), { code: 'OUTBOUND_ANSWER_TOO_LARGE' });
  await assert.rejects(send('/packed'), { code: 'OUTBOUND_ANSWER_ENCODED' });
  await assert.rejects(send('/silent'), { code: 'OUTBOUND_TOO_SLOW' });
  await assert.rejects(send('/drip'), { code: 'OUTBOUND_TOO_SLOW' });
  const slow = new Outbound({ allowed: onLoopback(receiver.port), resolve: () => sleep(60_000, [], { ref: false }) });
  await assert.rejects(slow.send({ url: `http://hook.example:${receiver.port}/`, timeoutMs: 100 }), {
    code: 'OUTBOUND_TOO_SLOW',
  });
});

test('a name that nobody knows and a port where nobody listens are told as such', async () => {
  const unknown = new Outbound({ allowed: onLoopback(9), resolve: () => Promise.reject(new Error('ENOTFOUND')) });
  await assert.rejects(unknown.send({ url: 'http://hook.example:9/' }), { code: 'OUTBOUND_NAME_UNKNOWN' });
  const closed = new Outbound({ allowed: onLoopback(9), resolve: toLoopback });
  await assert.rejects(closed.send({ url: 'http://hook.example:9/' }), { code: 'OUTBOUND_UNREACHABLE' });
});

test('a proxy that the environment names is not used', async () => {
  await using proxy = await startReceiver();
  await using receiver = await startReceiver();
  const before = process.env['http_proxy'];
  process.env['http_proxy'] = `http://127.0.0.1:${proxy.port}`;
  try {
    const outbound = new Outbound({ allowed: onLoopback(receiver.port), resolve: toLoopback });
    assert.equal((await outbound.send({ url: `http://hook.example:${receiver.port}/` })).status, 200);
    assert.deepEqual([proxy.received.length, receiver.received.length], [0, 1]);
  } finally {
    if (before === undefined) delete process.env['http_proxy'];
    else process.env['http_proxy'] = before;
  }
});
