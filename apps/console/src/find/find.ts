import type { Text } from '@yuzhi/sdk';
import type { Pack } from '../api/types.ts';

/** Something that can be found, and where it leads. */
export interface Finding {
  readonly kind: 'page' | 'pack' | 'operation';
  readonly title: Text;
  /** Tells apart what has the same title: an id or an address. */
  readonly about: string;
  readonly to: string;
  /** Everything that it is found by, folded. */
  readonly haystack: string;
}

interface FindablePage {
  readonly path: string;
  readonly title: Text;
}

/** Pages, packs and operations: by their words in both languages, their ids and the systems of the plan that they serve. */
export function findable(packs: readonly Pack[], pages: readonly FindablePage[] = []): readonly Finding[] {
  const places = pages.map(({ path, title }): Finding => ({
    kind: 'page',
    title,
    about: path,
    to: path,
    haystack: folded(texts(title)),
  }));
  return [...places, ...packs.flatMap(findingsOf)];
}

/**
 * The findings that have every word of a query, those with the words in their title first. A query of Latin letters is
 * also taken for the pinyin initials of a Chinese title.
 *
 * @param initialsOf of a title, lower case; `null` while they are not known
 */
export function find(
  findings: readonly Finding[],
  query: string,
  { most, initialsOf }: { readonly most: number; readonly initialsOf?: ((title: string) => string) | null },
): readonly Finding[] {
  const parts = folded([query]).split(/\s+/).filter(Boolean);
  if (parts.length === 0) return [];
  const byInitials = (finding: Finding): boolean => {
    const initials = initialsOf?.(finding.title.zh) ?? '';
    return parts.every((part) => /^[a-z]+$/.test(part) && initials.includes(part));
  };
  const isInTitle = ({ title }: Finding): boolean => parts.every((part) => folded(texts(title)).includes(part));
  const inTitle = findings.filter(isInTitle);
  const inInitials = findings.filter((finding) => !isInTitle(finding) && byInitials(finding));
  const elsewhere = findings.filter(
    (finding) =>
      !inTitle.includes(finding) &&
      !inInitials.includes(finding) &&
      parts.every((part) => finding.haystack.includes(part)),
  );
  return [...inTitle, ...inInitials, ...elsewhere].slice(0, most);
}

function findingsOf({ id, manifest, operations }: Pack): readonly Finding[] {
  const own = [id, ...texts(manifest?.title, manifest?.question, manifest?.summary), ...(manifest?.systems ?? [])];
  const title = manifest?.title ?? { zh: id, en: id };
  const inside = operations.map((operation): Finding => ({
    kind: 'operation',
    title: operation.title,
    about: operation.id,
    to: `/operations/${operation.id}`,
    haystack: folded([operation.id, ...texts(operation.title, operation.summary), ...own]),
  }));
  return [{ kind: 'pack', title, about: id, to: `/packs/${id}`, haystack: folded(own) }, ...inside];
}

function texts(...all: readonly (Text | undefined)[]): readonly string[] {
  return all.flatMap((text) => (text ? [text.zh, text.en] : []));
}

function folded(parts: readonly string[]): string {
  return parts.join('\n').normalize('NFKC').toLowerCase();
}
