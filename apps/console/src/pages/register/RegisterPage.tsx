import type { ReactNode } from 'react';
import type { Pack } from '../../api/types.ts';
import { dateText } from '../../language/format.ts';
import { language, listed, say } from '../../language/language.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { RowTable } from '../../parts/RowTable.tsx';
import type { RowColumn } from '../../parts/RowTable.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Link } from '../../router/Link.tsx';
import { useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { audienceWords, classWords, effectWords, maturityWords, riskWords } from '../../words/code-words.ts';
import type { Explained } from '../../words/code-words.ts';
import { words } from '../../words/words.ts';
import { registerWords } from './words.ts';

/** Every pack in use with what an overseer asks first: how risky, how far it goes, who answers. */
export function RegisterPage(): ReactNode {
  const rows = rowsOf(useBase().catalogue.packs);
  const counts = {
    packs: rows.length,
    high: rows.filter(({ manifest }) => manifest.riskTier === 'high').length,
    acting: rows.filter(({ furthest }) => furthest === 'act').length,
  };
  return (
    <>
      <PageHead title={say(registerWords.title)} summary={say(registerWords.summary, counts)} />
      {rows.length === 0 ? (
        <EmptyState title={say(registerWords.none)} hint={say(words.noPacksHint)} />
      ) : (
        <RowTable
          title={say(registerWords.table)}
          columns={columns()}
          rows={rows}
          keyOf={({ id }) => id}
          fileName="register"
        />
      )}
    </>
  );
}

const effects = ['read', 'advise', 'act'] as const;
const tiers = ['high', 'limited', 'minimal'] as const;

interface RegisterRow {
  readonly id: string;
  readonly manifest: NonNullable<Pack['manifest']>;
  /** The furthest that any of its operations goes; `null` where none may be seen. */
  readonly furthest: (typeof effects)[number] | null;
}

/** Packs in use, the riskiest first. */
function rowsOf(packs: readonly Pack[]): readonly RegisterRow[] {
  return packs
    .flatMap(({ id, manifest, state, operations }) => {
      if (manifest === null || state !== 'ready') return [];
      const furthest = effects.findLast((effect) => operations.some((one) => one.effect === effect)) ?? null;
      return [{ id, manifest, furthest }];
    })
    .toSorted((a, b) => tiers.indexOf(a.manifest.riskTier) - tiers.indexOf(b.manifest.riskTier));
}

function columns(): readonly RowColumn<RegisterRow>[] {
  const wordOf = (one: Explained | undefined): string => (one ? say(one.word) : '—');
  return [
    {
      id: 'pack',
      title: say(words.packs),
      plain: ({ manifest }) => say(manifest.title),
      cell: ({ id, manifest }) => <Link to={`/packs/${id}`}>{say(manifest.title)}</Link>,
    },
    {
      id: 'risk',
      title: say(words.risk),
      plain: ({ manifest }) => wordOf(riskWords[manifest.riskTier]),
      cell: ({ manifest }) => <RiskTag tier={manifest.riskTier} />,
    },
    {
      id: 'effect',
      title: say(registerWords.furthest),
      plain: ({ furthest }) => (furthest === null ? '—' : wordOf(effectWords[furthest])),
    },
    { id: 'class', title: say(words.class), plain: ({ manifest }) => wordOf(classWords[manifest.class]) },
    { id: 'maturity', title: say(words.maturity), plain: ({ manifest }) => wordOf(maturityWords[manifest.maturity]) },
    {
      id: 'audience',
      title: say(words.audience),
      plain: ({ manifest }) =>
        say(audienceWords[manifest.audience] ?? { zh: manifest.audience, en: manifest.audience }),
    },
    { id: 'units', title: say(words.units), plain: ({ manifest }) => listed(manifest.units) || '—', isLong: true },
    { id: 'version', title: say(registerWords.version), plain: ({ manifest }) => manifest.version },
    { id: 'since', title: say(words.since), plain: ({ manifest }) => dateText(manifest.since, language()) },
  ];
}

function RiskTag({ tier }: { readonly tier: string }): ReactNode {
  const risk = riskWords[tier];
  return risk ? <Tag word={say(risk.word)} about={say(risk.about)} sign={risk.sign} /> : null;
}
