import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { domains, manifestSchema, YuzhiError, z } from '@yuzhi/sdk';
import type { AnyOperation, Audience, Manifest, PackDefinition, Rules } from '@yuzhi/sdk';
import { kernelError } from './errors.ts';
import { resolveYuzhiFor } from './resolve-yuzhi.ts';
import { loadRules } from './rules.ts';
import type { OperationEntry, PackEntry } from './types.ts';

export interface LoadOptions {
  /** Folders that hold `<domain>/<pack>/`. On the same id the earlier root wins. */
  readonly roots: readonly string[];
  /** Folder with the city's own rule versions, `<domain>/<pack>/<rule>/<version>.json`. */
  readonly cityRules?: string;
  /** Names of the capabilities that this base can give. */
  readonly capabilities: readonly string[];
  /** Time a pack may take to import, in milliseconds. Default 10,000. */
  readonly importMs?: number;
}

/** A pack that is ready, with what the kernel needs to run it. */
export interface LoadedPack extends PackEntry {
  readonly rules: Rules | null;
}

/** Finds, checks and imports every pack. A pack that is wrong comes back as `failed` with its reason; none throws. */
export async function loadPacks(options: LoadOptions): Promise<readonly LoadedPack[]> {
  const folders = (await Promise.all(options.roots.map(foldersUnder))).flat();
  const firstOf = new Map<string, string>();
  for (const { id, folder } of folders) if (!firstOf.has(id)) firstOf.set(id, folder);
  return Promise.all(
    folders.map(async ({ id, folder }) => {
      const first = firstOf.get(id);
      if (first !== undefined && first !== folder)
        return failed(id, folder, null, kernelError('KERNEL_PACK_DUPLICATE', { pack: id, other: first }));
      return loadPack(id, folder, options);
    }),
  );
}

/** Reads and checks one manifest without running any of the pack's code. */
export async function readManifest(id: string, folder: string): Promise<Manifest> {
  const [domain = ''] = id.split('/');
  if (!(domains as readonly string[]).includes(domain))
    throw kernelError('KERNEL_DOMAIN_UNKNOWN', { folder: id, domains: domains.join(', ') });
  const text = await readFile(path.join(folder, 'manifest.json'), 'utf8').catch((cause: unknown) => {
    throw kernelError('KERNEL_MANIFEST_MISSING', { folder: id }, cause);
  });
  let manifest: Manifest;
  try {
    manifest = manifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw kernelError('KERNEL_MANIFEST_INVALID', { folder: id, reason }, cause);
  }
  if (manifest.id !== id) throw lies(id, `id says ${manifest.id}, the folder is ${id}`);
  return manifest;
}

async function foldersUnder(root: string): Promise<{ id: string; folder: string }[]> {
  const real = await realpath(root).catch((cause: unknown) => {
    throw kernelError('KERNEL_ROOT_MISSING', { root }, cause);
  });
  if (!isInsideThisInstallation(real)) resolveYuzhiFor(real);
  const found: { id: string; folder: string }[] = [];
  for (const domain of await foldersIn(real))
    for (const pack of await foldersIn(path.join(real, domain)))
      found.push({ id: `${domain}/${pack}`, folder: path.join(real, domain, pack) });
  return found;
}

/** Visible folders, in order of name; a link to a folder counts. */
async function foldersIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.') && name !== 'node_modules').sort();
  const kinds = await Promise.all(names.map((name) => stat(path.join(folder, name)).catch(() => null)));
  return names.filter((_name, index) => kinds[index]?.isDirectory());
}

function isInsideThisInstallation(folder: string): boolean {
  const project = path.resolve(import.meta.dirname, '../../..');
  return folder === project || folder.startsWith(project + path.sep);
}

async function loadPack(id: string, folder: string, options: LoadOptions): Promise<LoadedPack> {
  let manifest: Manifest | null = null;
  try {
    manifest = await readManifest(id, folder);
    const definition = await importPack(id, folder, options.importMs ?? 10_000);
    checkAgainstManifest(id, manifest, definition, options.capabilities);
    const cityRules = options.cityRules === undefined ? [] : [path.join(options.cityRules, id)];
    const rules = await loadRules(definition.rules ?? [], [path.join(folder, 'rules'), ...cityRules]);
    return ready(id, folder, manifest, definition, rules);
  } catch (error) {
    const failure =
      error instanceof YuzhiError
        ? error
        : kernelError('KERNEL_PACK_IMPORT_FAILED', { folder: id, reason: String(error) }, error);
    return failed(id, folder, manifest, failure);
  }
}

async function importPack(id: string, folder: string, importMs: number): Promise<PackDefinition> {
  const url = pathToFileURL(path.join(folder, 'pack.ts')).href;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`it does not finish within ${importMs} ms`)), importMs);
  });
  let module: { default?: unknown };
  try {
    module = (await Promise.race([import(url), tooLong])) as { default?: unknown };
  } catch (cause) {
    throw kernelError('KERNEL_PACK_IMPORT_FAILED', { folder: id, reason: firstLine(cause) }, cause);
  } finally {
    clearTimeout(timer);
  }
  const wrong = whatIsWrong(module.default);
  if (wrong !== null) throw kernelError('KERNEL_PACK_SHAPE_WRONG', { folder: id, reason: wrong });
  // `whatIsWrong` looked at every property that the type promises.
  return module.default as PackDefinition;
}

/** What in a default export is not as `definePack` makes it; `null` when all is well. */
function whatIsWrong(value: unknown): string | null {
  if (!isRecord(value)) return 'it has no default export';
  if (!Array.isArray(value['operations']) || value['operations'].length === 0) return 'it lists no operations';
  const seen = new Set<string>();
  for (const operation of value['operations'] as unknown[]) {
    if (!isRecord(operation) || typeof operation['id'] !== 'string') return 'an operation has no id';
    const { id } = operation;
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return `the id ${JSON.stringify(id)} is not kebab-case`;
    if (seen.has(id)) return `the operation ${id} is listed twice`;
    seen.add(id);
    const wrong = whatIsWrongWith(operation);
    if (wrong !== null) return `operation ${id}: ${wrong}`;
  }
  if (value['rules'] !== undefined && !Array.isArray(value['rules'])) return 'rules is not a list';
  return null;
}

function whatIsWrongWith(operation: Record<string, unknown>): string | null {
  for (const field of ['title', 'summary']) if (!isText(operation[field])) return `${field} lacks zh or en`;
  if (!['read', 'advise', 'act'].includes(String(operation['effect']))) return 'effect is none of read, advise, act';
  if (!audienceOrder.includes(operation['audience'] as Audience)) return 'audience is unknown';
  for (const field of ['input', 'output'])
    if (!(operation[field] instanceof z.ZodType)) return `${field} is not a schema`;
  if (!Array.isArray(operation['examples'])) return 'it has no list of examples';
  if (typeof operation['run'] !== 'function') return 'it has no run()';
  if (operation['effect'] === 'act' && typeof operation['preview'] !== 'function')
    return 'it acts and has no preview()';
  const concerns = operation['concerns'] ?? 'nobody';
  if (concerns !== 'nobody' && !isText(operation['recourse'])) return 'it concerns somebody and names no recourse';
  return null;
}

/** From the widest audience to the narrowest. */
const audienceOrder: readonly Audience[] = ['public', 'unit', 'granted', 'operator'];

function checkAgainstManifest(
  id: string,
  manifest: Manifest,
  definition: PackDefinition,
  capabilities: readonly string[],
): void {
  for (const capability of manifest.capabilities)
    if (!capabilities.includes(capability)) throw lies(id, `it asks for ${capability}, which this base does not have`);
  const used = new Set<string>();
  for (const operation of definition.operations) {
    for (const need of operation.needs ?? []) {
      if (!manifest.capabilities.includes(need))
        throw lies(id, `${operation.id} needs ${need}, which the manifest does not ask for`);
      used.add(need);
    }
    if (audienceOrder.indexOf(operation.audience) < audienceOrder.indexOf(manifest.audience))
      throw lies(id, `${operation.id} is open to ${operation.audience}, the manifest says ${manifest.audience}`);
  }
  for (const capability of manifest.capabilities)
    if (!used.has(capability)) throw lies(id, `it asks for ${capability}, which no operation needs`);
}

function ready(id: string, folder: string, manifest: Manifest, definition: PackDefinition, rules: Rules): LoadedPack {
  const operations: OperationEntry[] = [];
  const pack: LoadedPack = { id, folder, state: 'ready', manifest, failure: null, operations, rules };
  for (const operation of definition.operations) operations.push(entryOf(pack, operation));
  return pack;
}

function entryOf(pack: PackEntry, definition: AnyOperation): OperationEntry {
  return { id: `${pack.id}/${definition.id}`, pack, definition };
}

function failed(id: string, folder: string, manifest: Manifest | null, failure: YuzhiError): LoadedPack {
  return { id, folder, state: 'failed', manifest, failure, operations: [], rules: null };
}

function lies(folder: string, reason: string): YuzhiError {
  return kernelError('KERNEL_MANIFEST_LIES', { folder, reason });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): boolean {
  return (
    isRecord(value) && ['zh', 'en'].every((language) => typeof value[language] === 'string' && value[language] !== '')
  );
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}
