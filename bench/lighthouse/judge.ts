import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const home = path.join(import.meta.dirname, 'judge', 'node_modules', 'lighthouse');
const run = promisify(execFile);

/** What Lighthouse says of a page that is opened on a desk. */
export interface Verdict {
  /** Of 100. */
  readonly performance: number;
  /** Of 100. */
  readonly accessibility: number;
  /** Of 100. */
  readonly best_practices: number;
  /** When the largest thing in sight stood there. */
  readonly lcp_ms: number;
  /** How far things moved about, without unit. */
  readonly cls: number;
  /** How long the main thread was not at hand. */
  readonly tbt_ms: number;
}

export interface Judged {
  readonly verdict: Verdict;
  /** What cost points, in the words of Lighthouse. */
  readonly findings: readonly string[];
}

/**
 * Lets Lighthouse judge a page.
 *
 * `session` value of the session's cookie; `null` for somebody who has not signed in
 * @throws Error when Lighthouse is not installed, or could not come to a verdict
 */
export async function judge(
  url: string,
  { session, chromium, signal }: { session: string | null; chromium: string; signal: AbortSignal },
): Promise<Judged> {
  const program = path.join(home, 'cli', 'index.js');
  if (!existsSync(program))
    throw new Error('Lighthouse is not installed: npm ci --ignore-scripts --prefix bench/lighthouse/judge');
  const options = [
    '--preset=desktop',
    '--only-categories=performance,accessibility,best-practices',
    '--disable-full-page-screenshot',
    '--output=json',
    '--quiet',
    '--no-enable-error-reporting',
    '--chrome-flags=--headless=new --no-sandbox',
    ...(session === null ? [] : [`--extra-headers=${JSON.stringify({ Cookie: `yuzhi_session=${session}` })}`]),
  ];
  const { stdout } = await run(process.execPath, [program, url, ...options], {
    env: { ...process.env, CHROME_PATH: chromium },
    maxBuffer: 64 * 1024 * 1024,
    signal,
  });
  return judgedOf(JSON.parse(stdout) as Report);
}

/** The part of Lighthouse's report that is read here. */
interface Report {
  readonly runtimeError?: { readonly message: string };
  readonly categories: Readonly<
    Record<string, { readonly score: number | null; readonly auditRefs: readonly { id: string; weight: number }[] }>
  >;
  readonly audits: Readonly<
    Record<string, { readonly title: string; readonly score: number | null; readonly numericValue?: number }>
  >;
}

function judgedOf(report: Report): Judged {
  if (report.runtimeError) throw new Error(`Lighthouse came to no verdict: ${report.runtimeError.message}`);
  const scoreOf = (category: string): number => Math.round(known(report.categories[category]?.score, category) * 100);
  const numberOf = (audit: string): number => known(report.audits[audit]?.numericValue, audit);
  const weighed = Object.values(report.categories).flatMap(({ auditRefs }) => auditRefs);
  return {
    verdict: {
      performance: scoreOf('performance'),
      accessibility: scoreOf('accessibility'),
      best_practices: scoreOf('best-practices'),
      lcp_ms: numberOf('largest-contentful-paint'),
      cls: numberOf('cumulative-layout-shift'),
      tbt_ms: numberOf('total-blocking-time'),
    },
    findings: weighed.flatMap(({ id, weight }) => {
      const audit = report.audits[id];
      const isWanting = audit !== undefined && weight > 0 && audit.score !== null && audit.score < 0.9;
      return isWanting ? [audit.title] : [];
    }),
  };
}

function known(value: number | null | undefined, what: string): number {
  if (value === null || value === undefined) throw new Error(`Lighthouse says nothing of ${what}`);
  return value;
}

export function lighthouseVersion(): string {
  return (JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { readonly version: string }).version;
}
