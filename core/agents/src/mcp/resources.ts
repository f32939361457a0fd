import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReadResourceResult, Resource, ResourceTemplateType } from '@modelcontextprotocol/server';
import { ResourceNotFoundError } from '@modelcontextprotocol/server';
import type { Access } from '@yuzhi/access';
import type { Kernel, PackEntry } from '@yuzhi/kernel';
import { YuzhiError, z } from '@yuzhi/sdk';
import type { Actor } from '@yuzhi/sdk';
import { agentsError } from '../errors.ts';
import type { Caller } from './caller.ts';
import { words } from './words.ts';

const runsUri = 'yuzhi://runs';
const readmeUri = /^yuzhi:\/\/packs\/([^/]+\/[^/]+)\/readme$/;
const runUri = /^yuzhi:\/\/runs\/([^/]+)$/;
const listedRuns = 50;

/** What can be read beside the tools: the READMEs of packs, and runs. Each caller sees what they may read. */
export class Resources {
  readonly #kernel: Kernel;
  readonly #access: Access;

  constructor(kernel: Kernel, access: Access) {
    this.#kernel = kernel;
    this.#access = access;
  }

  async list({ actor, language }: Caller): Promise<Resource[]> {
    const packs = this.#kernel.packs().filter(await this.#isFor(actor));
    const readmes = packs.map(({ id, manifest }) => ({
      uri: `yuzhi://packs/${id}/readme`,
      name: `${id}/README.md`,
      title: `${words.readme[language]}${language === 'zh' ? '：' : ': '}${manifest?.title[language] ?? id}`,
      ...(manifest === null ? {} : { description: manifest.question[language] }),
      mimeType: 'text/markdown',
    }));
    if (!(await this.#mayReadRuns(actor))) return readmes;
    const { runsTitle, runsAbout } = words;
    const runs = { uri: runsUri, name: 'runs', title: runsTitle[language], description: runsAbout[language] };
    return [...readmes, { ...runs, mimeType: 'application/json' }];
  }

  async templates({ actor, language }: Caller): Promise<ResourceTemplateType[]> {
    if (!(await this.#mayReadRuns(actor))) return [];
    const { runTitle, runAbout } = words;
    const about = { title: runTitle[language], description: runAbout[language], mimeType: 'application/json' };
    return [{ uriTemplate: `${runsUri}/{id}`, name: 'run', ...about }];
  }

  /** @throws ResourceNotFoundError for what is not there, and for what the caller may not read */
  async read(uri: string, caller: Caller): Promise<ReadResourceResult> {
    try {
      const pack = readmeUri.exec(uri)?.[1];
      if (pack !== undefined) return await this.#readme(uri, pack, caller);
      if (uri === runsUri) return json(uri, { runs: await this.#kernel.runs(caller.actor, { limit: listedRuns }) });
      const run = runUri.exec(uri)?.[1];
      if (z.uuid().safeParse(run).success) return json(uri, await this.#kernel.run(caller.actor, run as string));
    } catch (error) {
      if (!(error instanceof YuzhiError) || (error.kind !== 'not-found' && error.kind !== 'denied')) throw error;
    }
    throw notFound(uri, caller);
  }

  async #readme(uri: string, id: string, caller: Caller): Promise<ReadResourceResult> {
    const pack = this.#kernel.pack(id);
    if (!(await this.#isFor(caller.actor))(pack)) throw notFound(uri, caller);
    const text = await readFile(path.join(pack.folder, 'README.md'), 'utf8').catch((cause: NodeJS.ErrnoException) => {
      throw cause.code === 'ENOENT' ? notFound(uri, caller) : cause;
    });
    return { contents: [{ uri, mimeType: 'text/markdown', text }] };
  }

  /** Which packs a caller may see; one that failed to load has nothing to read. */
  async #isFor(actor: Actor): Promise<(pack: PackEntry) => boolean> {
    const judge = await this.#access.judge(actor);
    return ({ id, state, manifest }) => {
      if (state !== 'ready' || manifest === null) return false;
      return judge({ action: 'pack.read', resource: { id, audience: manifest.audience } }).allowed;
    };
  }

  /** Whether they may read any run: their own and their unit's are the nearest. */
  async #mayReadRuns(actor: Actor): Promise<boolean> {
    const own = { id: runsUri, unit: actor.unit, person: await this.#access.personOf(actor) };
    return (await this.#access.decide({ actor, action: 'run.read', resource: own })).allowed;
  }
}

function json(uri: string, value: unknown): ReadResourceResult {
  return { contents: [{ uri, mimeType: 'application/json', text: JSON.stringify(value) }] };
}

function notFound(uri: string, { language }: Caller): ResourceNotFoundError {
  const { text } = agentsError('AGENTS_RESOURCE_NOT_FOUND', { uri: uri.slice(0, 500) });
  return new ResourceNotFoundError(uri, text[language]);
}
