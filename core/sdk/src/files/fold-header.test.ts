import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldHeader, isSameUnit } from './fold-header.ts';

test('foldHeader() does not see width, case, spaces and the mark of required columns', () => {
  for (const header of ['PM2.5', 'ｐｍ２．５', ' pm 2.5 ', '*PM2.5', 'PM\u00a02.5*', '\ufeffPM2.5', 'P\nM2.5']) {
    assert.equal(foldHeader(header), 'pm2.5', JSON.stringify(header));
  }
});

test('foldHeader() keeps Chinese headers apart', () => {
  assert.notEqual(foldHeader('雨量'), foldHeader('流量'));
});

test('foldHeader() changes nothing the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (header) => {
      assert.equal(foldHeader(foldHeader(header)), foldHeader(header));
    }),
  );
});

test('isSameUnit() knows other ways to write a unit', () => {
  for (const [written, symbol] of [
    ['ｍｍ', 'mm'],
    ['毫米', 'mm'],
    ['m³', 'm3'],
    ['立方米', 'm³'],
    ['ug/m3', 'μg/m³'],
    ['µg/m³', 'μg/m³'],
    ['℃', '°C'],
    ['摄氏度', '℃'],
    ['％', '%'],
    ['元', '元'],
    ['km^2', 'km²'],
  ] as const) {
    assert.ok(isSameUnit(written, symbol), `${written} ${symbol}`);
  }
});

test('isSameUnit() keeps units apart, also those that differ in case', () => {
  for (const [written, symbol] of [
    ['cm', 'mm'],
    ['MW', 'mW'],
    ['万元', '元'],
    ['', 'mm'],
  ] as const) {
    assert.equal(isSameUnit(written, symbol), false, `${written} ${symbol}`);
  }
});
