import type { CleanText } from '../clean-text.ts';
import { sliceFlow } from '../flow.ts';
import { linesOf } from '../line.ts';
import { withoutPageMarks } from '../page-marks.ts';
import type { Question, Reading, Repair } from '../reading.ts';
import { secondQuestion } from '../second-question.ts';
import { turnAgencyTables } from './agency-table.ts';
import { joinAnnexOwners } from './annex-owners.ts';
import { withoutContents } from './contents.ts';
import { dropOverview, EnglishCollector, isProse, liftLabels, settleLists } from './collect-tasks.ts';
import { englishFrontOf } from './front.ts';
import type { EnglishFront } from './front.ts';
import { englishLines } from './lines.ts';
import { turnOwnerCells } from './owner-cells.ts';
import { turnRecordTables } from './record-tables.ts';
import { turnNumberedBlocks } from './numbered-blocks.ts';
import { withNumberedParagraphs } from './numbered-paragraphs.ts';
import { rebuildNumberedTables } from './numbered-table.ts';
import { joinStackedFields } from './stacked-fields.ts';
import { rebuildStackedTables } from './stacked-table.ts';
import { EnglishOutline } from './outline.ts';
import { englishPassagesOf } from './passages.ts';
import { englishBrokenReferencesOf, englishReferencesOf } from './references.ts';
import { settleRules } from './role-rules.ts';
import { secondEnglishDocument } from './second-document.ts';
import { withoutSignatures } from './signature.ts';
import { turnMarkMatrices } from './mark-matrix.ts';
import { columnOf } from './table.ts';
import { englishTargetsOf } from './targets.ts';
import { voteOnTitles } from './titles.ts';

/** What the generator of a page reads before its text: lines of key and value between two rules. */
const frontMatter = /^---[ \t]*\n(?:[\w-]+:.*\n)+---[ \t]*\n/;

/** Reads an English plan. */
export function readEnglish(clean: CleanText, source: string): Reading {
  const all = linesOf(sliceFlow(clean.flow, frontMatter.exec(clean.flow.text)?.[0].length ?? 0));
  const readable = all.filter(
    ({ flow, cells }) => cells !== null || !/(?:\.{4,}|_{4,}|…{2,}|(?:\. ){4,})\s*\d{0,4}$/.test(flow.text),
  );
  const paged = withoutPageMarks(readable, (text) => columnOf(text) !== 'other');
  const whole = englishLines(
    joinStackedFields(
      rebuildNumberedTables(rebuildStackedTables(turnRecordTables(turnOwnerCells(turnNumberedBlocks(paged.lines))))),
    ),
  );
  const second = secondEnglishDocument(whole);
  const lines = withNumberedParagraphs(turnMarkMatrices(turnAgencyTables(withoutContents(whole.slice(0, second)))));
  const front = withFrontMatter(englishFrontOf(lines, clean.flow.text), clean.flow.text);
  const outline = new EnglishOutline(withoutSignatures(lines.slice(front.to)), firstYearOf(front.title));
  const root = outline.build();
  joinAnnexOwners(root);
  voteOnTitles(root);
  liftLabels(root);
  settleLists(root);
  settleRules(root, lines);
  dropOverview(root);
  const collector = new EnglishCollector(source, outline.hasNumbers, isProse(root));
  collector.visitRoot(root);
  const found = englishTargetsOf(collector.scopes, front.date === null ? null : Number(front.date.slice(0, 4)));
  const { limits } = found;
  const targets = [...found.targets, ...collector.targets].sort((one, other) => one.span[0] - other.span[0]);
  const repairs: Repair[] = [
    ...clean.repairs,
    ...(paged.count > 0 ? [{ kind: 'page-marks' as const, count: paged.count }] : []),
  ];
  const reading = {
    language: 'en' as const,
    docNumber: front.docNumber,
    issuer: front.issuer === null ? null : asPrinted(front.issuer, clean.flow.text),
    date: front.date,
    title: front.title === null ? null : asPrinted(front.title, clean.flow.text),
    kind:
      /\b(plan|strategy|response|order|roadmap|programme|program|framework|commitments|policy|guidance|report)\b/i
        .exec(front.title ?? '')?.[1]
        ?.toLowerCase() ?? null,
    addressees: [],
    abridged: false,
    references: englishReferencesOf(clean.flow, front),
    brokenReferences: englishBrokenReferencesOf(clean.flow),
    sections: collector.sections.filter(
      ({ title }) =>
        title !== null && title !== front.docNumber && !(front.title ?? '').startsWith(title) && title !== 'Contents',
    ),
    tasks: collector.tasks,
    targets,
    limits,
    ...englishPassagesOf(collector.bodies),
    repairs,
  };
  return { ...reading, questions: [...questionsOf(reading), ...secondQuestion(whole, second)] };
}

/** Title and date that the generator of a page was given, where its text prints none that they hold. */
function withFrontMatter(front: EnglishFront, text: string): EnglishFront {
  const fields = frontMatter.exec(text)?.[0] ?? '';
  const title = /^title: ?["']?(.+?)["']?[ \t]*$/m.exec(fields)?.[1];
  const date = /^date: ?["']?((?:19|20)\d\d-\d\d-\d\d)/m.exec(fields)?.[1];
  const isHeld = title === undefined || (front.title !== null && title.includes(front.title)) || front.isHeading;
  return { ...front, title: isHeld ? front.title : title, date: front.date ?? date ?? null };
}

/** A name that the cover prints in capitals, as the text prints it. */
function asPrinted(name: string, text: string): string {
  if (name !== name.toUpperCase()) return name;
  const words = name.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const others = text.match(new RegExp(`\\b${words.join('\\s+')}\\b`, 'gi')) ?? [];
  const found = others.find((one) => one !== one.toUpperCase() && /^[A-Z]/.test(one) && !/\n/.test(one));
  return found ?? name;
}

/** 2027 of "Strategy 2027–2031". */
function firstYearOf(title: string | null): number | null {
  const first = /\b(20\d\d)\s*[-–—/]\s*(?:20)?\d\d\b/.exec(title ?? '')?.[1];
  return first === undefined ? null : Number(first);
}

function questionsOf(reading: Omit<Reading, 'questions'>): readonly Question[] {
  const missing = (['docNumber', 'issuer', 'date', 'title'] as const).flatMap((field) =>
    reading[field] === null ? [{ about: field, reason: 'not printed', span: null }] : [],
  );
  const broken = reading.brokenReferences.map(({ text, span }) => ({
    about: 'references',
    reason: `the document number is damaged: ${text}`,
    span,
  }));
  const owned = reading.tasks.some(({ units }) => units.length > 0);
  const units = owned
    ? reading.tasks
        .filter((task) => task.units.length === 0)
        .map(({ path, span }) => ({ about: path, reason: 'no unit is named in a label', span }))
    : [];
  const years = reading.targets
    .filter(({ year }) => year === null)
    .map(({ asWritten, span }) => ({ about: 'targets.year', reason: `no year is printed: ${asWritten}`, span }));
  const none =
    reading.tasks.length === 0 ? [{ about: 'tasks', reason: 'no item with a duty was found', span: null }] : [];
  return [...missing, ...broken, ...years, ...units, ...none];
}
