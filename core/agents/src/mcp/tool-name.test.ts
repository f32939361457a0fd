import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toolName } from './tool-name.ts';

const slug = fc.stringMatching(/^[a-z][a-z0-9]{0,20}(-[a-z0-9]{1,20}){0,3}$/);
const operation = fc.tuple(slug, slug, slug).map((parts) => parts.join('/'));

test('a name is what every model takes: letters, digits, _ and -, at most 64', () => {
  fc.assert(fc.property(operation, (id) => /^[a-zA-Z0-9_-]{1,64}$/.test(toolName(id))));
});

test('two operations never have the same name, also when they begin alike', () => {
  fc.assert(
    fc.property(operation, operation, slug, (one, other, end) => {
      fc.pre(one !== other);
      assert.notEqual(toolName(one), toolName(other));
      const long = `${one}-${'x'.repeat(64)}`;
      assert.notEqual(toolName(`${long}-${end}`), toolName(long));
    }),
  );
});

test('a name does not change: clients keep it in their settings', () => {
  assert.equal(toolName('governance/flood-warning/grade-rainfall'), 'governance_flood-warning_grade-rainfall');
  assert.equal(
    toolName(`governance/${'p'.repeat(60)}/grade`),
    'governance_pppppppppppppppppppppppppppppppppppppppppppp_a6c97ce5',
  );
});
