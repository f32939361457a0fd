import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkExplicit } from './explicit-rules.ts';
import type { ExplicitLabel, ExplicitNumbers, LabelPosition, Modality } from './explicit-rules.ts';
import { visibleOverlay } from './visible-overlay.ts';

const file = path.resolve(import.meta.dirname, '../../../../shared/bench/aigc-label/explicit-cases.jsonl');
const skip = existsSync(file) ? false : 'the folder of external judges is not here: ../shared/bench/aigc-label';

const numbers: ExplicitNumbers = { textHeightShare: 0.05, videoSeconds: 2, speechPerMinute: [120, 160] };

const nothing: ExplicitLabel = {
  modality: 'text',
  words: null,
  position: null,
  widthPx: null,
  heightPx: null,
  textHeightPx: null,
  startSeconds: null,
  durationSeconds: null,
  sound: null,
  rhythm: null,
  charactersPerMinute: null,
};

interface Case {
  readonly id: string;
  readonly modality: Modality;
  readonly text?: string;
  readonly width?: number;
  readonly height?: number;
  readonly text_height?: number;
  readonly position?: string;
  readonly place?: string;
  readonly start_s?: number;
  readonly duration_s?: number;
  readonly label?: string;
  readonly chars_per_min?: number;
  readonly expect: boolean;
}

/** Places as the judge names them. */
function positionOf(place: string | undefined): LabelPosition | null {
  if (place === undefined) return null;
  if (place === 'none') return 'nowhere';
  if (place === 'head' || place === 'start' || place === 'start-screen') return 'start';
  if (place === 'tail' || place === 'end') return 'end';
  if (place === 'middle') return 'middle';
  if (place.endsWith('-persistent') || place === 'during-service') return 'throughout';
  if (place.startsWith('edge')) return 'edge';
  return place === 'corner' || place === 'bottom-right' ? 'corner' : 'inside';
}

function labelOf(one: Case): ExplicitLabel {
  const [form = '', at] = one.label?.split('@') ?? [];
  const [sound, said] = form.split(':');
  return {
    modality: one.modality,
    words: one.text ?? (sound === 'speech' ? (said ?? null) : null),
    position: positionOf(one.position ?? one.place ?? at),
    widthPx: one.width ?? null,
    heightPx: one.height ?? null,
    textHeightPx: one.text_height ?? null,
    startSeconds: one.start_s ?? null,
    durationSeconds: one.duration_s ?? null,
    sound: sound === 'speech' || sound === 'rhythm' || sound === 'none' ? sound : null,
    rhythm: sound === 'rhythm' ? (said ?? null) : null,
    charactersPerMinute: one.chars_per_min ?? null,
  };
}

test('checkExplicit() agrees with all sixty cases of the judge', { skip }, () => {
  const cases = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case);
  assert.equal(cases.length, 60);
  for (const one of cases) {
    const { faults } = checkExplicit(labelOf(one), numbers);
    assert.equal(faults.length === 0, one.expect, `${one.id}: ${faults.join(', ')}`);
  }
});

test('checkExplicit() asks for the share of the shortest side, whichever it is', () => {
  const sides = fc.integer({ min: 20, max: 10_000 });
  fc.assert(
    fc.property(sides, sides, fc.double({ min: 0.001, max: 0.2, noNaN: true }), (widthPx, heightPx, share) => {
      const textHeightPx = Math.min(widthPx, heightPx) * share;
      const label = {
        ...nothing,
        modality: 'image' as const,
        words: 'AI生成',
        position: 'edge' as const,
        widthPx,
        heightPx,
      };
      const upright = checkExplicit({ ...label, textHeightPx }, numbers);
      const turned = checkExplicit({ ...label, widthPx: heightPx, heightPx: widthPx, textHeightPx }, numbers);
      assert.deepEqual(upright, turned);
      if (Math.abs(share - 0.05) > 1e-6) assert.equal(upright.faults.length === 0, share > 0.05);
    }),
  );
});

test('checkExplicit() says what it was not told', () => {
  const { faults, gaps } = checkExplicit({ ...nothing, modality: 'video', words: 'AI生成' }, numbers);
  assert.deepEqual([faults, gaps], [[], ['position', 'size', 'time', 'time']]);
});

test('checkExplicit() finds a label that is nowhere absent and says nothing else', () => {
  const { faults } = checkExplicit({ ...nothing, modality: 'image', position: 'nowhere' }, numbers);
  assert.deepEqual(faults, ['label-absent']);
});

test('visibleOverlay() makes a label that passes the check of pictures', () => {
  const side = fc.integer({ min: 16, max: 8000 });
  fc.assert(
    fc.property(side, side, (widthPx, heightPx) => {
      const { textHeightPx, svg } = visibleOverlay(widthPx, heightPx, 'AI生成');
      const label = { ...nothing, modality: 'image' as const, words: 'AI生成', position: 'corner' as const };
      const report = checkExplicit({ ...label, widthPx, heightPx, textHeightPx }, numbers);
      assert.deepEqual(report, { faults: [], gaps: [] });
      assert.ok(svg.includes(`viewBox="0 0 ${widthPx} ${heightPx}"`));
    }),
  );
});
