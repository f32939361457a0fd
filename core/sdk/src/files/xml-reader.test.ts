import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { XmlReader } from './xml-reader.ts';

/** What the handlers were told, with texts that were cut joined again. */
function eventsOf(xml: string, cutAt: readonly number[] = []): string[] {
  const events: string[] = [];
  const reader = new XmlReader({
    open: (name, attribute) => void events.push(`<${name} ${attribute('a') ?? ''}`),
    close: (name) => void events.push(`>${name}`),
    text(text) {
      const last = events.at(-1);
      if (last?.startsWith('"')) events[events.length - 1] = last + text;
      else events.push(`"${text}`);
    },
  });
  const bytes = Buffer.from(xml);
  let from = 0;
  for (const at of [...cutAt.filter((cut) => cut <= bytes.length), bytes.length].toSorted((x, y) => x - y)) {
    reader.write(bytes.subarray(from, at));
    from = at;
  }
  reader.end();
  return events;
}

test('XmlReader tells elements, attributes and text, without namespace prefixes', () => {
  assert.deepEqual(eventsOf('<?xml version="1.0"?><x:s xmlns:x="u"><x:t r:a="1">雨 &amp; 量</x:t><e/></x:s>'), [
    '<s ',
    '<t 1',
    '"雨 & 量',
    '>t',
    '<e ',
    '>e',
    '>s',
  ]);
});

test('XmlReader decodes the five entities and numbers, beyond U+FFFF as well', () => {
  const events = eventsOf('<s a="&quot;&#20013;">&lt;&gt;&apos;&#x20BB7;&#134071;&nbsp;&#x110000;</s>');
  assert.deepEqual(events, ['<s "中', '"<>\'𠮷𠮷&nbsp;&#x110000;', '>s']);
});

test('XmlReader joins text, CDATA and what stands around comments', () => {
  assert.deepEqual(eventsOf('<s>a<![CDATA[<b>]]><!-- x -->c</s>'), ['<s ', '"a<b>c', '>s']);
});

test('XmlReader tells the same however the bytes are cut', () => {
  const xml = '<s a="雨&amp;"><t>𠮷 &#20013; <![CDATA[x]]></t><!-- c --><u a="1"/></s>';
  const whole = eventsOf(xml);
  fc.assert(
    fc.property(fc.array(fc.nat(Buffer.byteLength(xml))), (cuts) => {
      assert.deepEqual(eventsOf(xml, cuts), whole);
    }),
  );
});

test('XmlReader refuses a document type declaration, so that no entity can expand', () => {
  const bomb = '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><s>&b;</s>';
  assert.throws(() => eventsOf(bomb), /document type/);
});

test('XmlReader refuses deep nesting', () => {
  assert.equal(eventsOf(`${'<s>'.repeat(64)}${'</s>'.repeat(64)}`).length, 128);
  assert.throws(() => eventsOf('<s>'.repeat(65)), /nested/);
});

test('XmlReader refuses a token without end instead of gathering it', () => {
  const reader = new XmlReader({ open() {}, close() {} });
  reader.write(Buffer.from('<s><!-- '));
  const filling = Buffer.alloc(64 * 1024, 'x');
  let written = 0;
  const write = (): void => {
    for (; written < 1000; written++) reader.write(filling);
  };
  assert.throws(write, /too long/);
  assert.ok(written <= 17);
});

test('XmlReader refuses what is not well formed or not UTF-8', () => {
  for (const xml of ['', '<s>', '<s></t>', '<s', 'x', '</s>', '<s><![CDATA[</s>']) {
    assert.throws(() => eventsOf(xml), Error, xml);
  }
  const reader = new XmlReader({ open() {}, close() {} });
  assert.throws(() => reader.write(Buffer.from([0x3c, 0x73, 0x3e, 0xff, 0x3c])));
});
