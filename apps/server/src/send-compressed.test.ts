import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fastify from 'fastify';
import { sendCompressed } from './send-compressed.ts';

const answer = { packs: Array.from({ length: 100 }, (_, index) => ({ id: `pack ${index}` })) };

const taken: readonly (readonly [header: string, isTaken: boolean])[] = [
  ['gzip', true],
  ['br, GZIP;q=0.5', true],
  ['gzip;q=0', false],
  ['gzip; q=0.00', false],
  ['br', false],
  ['', false],
];

for (const [header, isTaken] of taken)
  test(`sendCompressed() ${isTaken ? 'compresses' : 'leaves plain'} for accept-encoding "${header}"`, async () => {
    await using server = fastify();
    server.get('/', (request, reply) => sendCompressed(request, reply, answer));
    const { headers, rawPayload } = await server.inject({ url: '/', headers: { 'accept-encoding': header } });
    assert.equal(headers['content-encoding'], isTaken ? 'gzip' : undefined);
    assert.equal(headers.vary, 'accept-encoding');
    const json = (isTaken ? gunzipSync(rawPayload) : rawPayload).toString();
    assert.deepEqual(JSON.parse(json), answer);
    assert.equal(Number(headers['content-length']), rawPayload.length);
  });
