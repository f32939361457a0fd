import { isBuiltin } from 'node:module';
import path from 'node:path';
import type { Home, ProjectMap, Workspace } from './project-map.ts';
import type { ImportOf, ModuleFacts } from './read-module.ts';

/** A file with what it says and where it belongs. */
export interface JudgedFile extends ModuleFacts {
  readonly file: string;
  readonly home: Home;
  /** A test, or something made for tests. */
  readonly isTest: boolean;
}

/** What one thing in a file was found to be: `null` when it is in order. */
export interface Judgement {
  readonly line: number;
  readonly wrong: string | null;
}

/** Looks at the files that it is about; it must have looked at something for its silence to count. */
export type BoundaryRule = (judged: JudgedFile, project: ProjectMap) => readonly Judgement[];

/** Lower never imports higher. Short names of core packages; an app may import all of core and the apps named here. */
const below: Readonly<Record<string, readonly string[]>> = {
  sdk: [],
  store: ['sdk'],
  access: ['sdk', 'store'],
  kernel: ['sdk', 'store', 'access'],
  jobs: ['sdk', 'store', 'access', 'kernel'],
  plan: ['sdk'],
  labels: ['sdk'],
  series: [],
  agents: ['sdk', 'store', 'access', 'kernel'],
  outbound: ['sdk'],
  upkeep: ['sdk', 'store', 'access'],
  notify: ['sdk', 'store', 'access', 'outbound'],
  inquiries: ['sdk', 'store', 'access'],
};
const appsBelow: Readonly<Record<string, readonly string[]>> = { server: [], cli: ['server'], console: ['server'] };

/** Core packages that only compute. */
const pureCore = ['solve', 'series', 'geo', 'graph', 'tabular'];

/** Core packages that hold no state and lend no rights: values in, values out. A pack imports them without asking. */
const libraries = ['sdk', 'plan', 'labels', ...pureCore];

export const boundaryRules: Readonly<Record<string, BoundaryRule>> = {
  /** A relative import stays inside its own package or pack; nobody imports a pack. */
  inside: ({ file, home, imports }) =>
    imports.filter(isRelative).map(({ specifier, line }) => {
      const target = path.posix.join(path.posix.dirname(file), specifier);
      const isOutside =
        home.kind === 'root' ? /^(core|apps|packs)\//.test(target) : !target.startsWith(`${home.folder}/`);
      if (!isOutside) return { line, wrong: null };
      const why = target.startsWith('packs/') ? 'nobody imports a pack' : 'import the package by its name';
      return { line, wrong: `${specifier} leads out of ${home.folder || 'the tools'}: ${why}` };
    }),

  /** Of a package only what its `exports` names. */
  exports: ({ imports }, { workspaces }) =>
    imports.filter(isOurs).map(({ specifier, line }) => {
      const workspace = workspaces.find(({ name }) => name === packageOf(specifier));
      if (workspace === undefined) return { line, wrong: `${specifier}: there is no such package` };
      const entry = `.${specifier.slice(workspace.name.length)}`;
      return {
        line,
        wrong: workspace.exports.has(entry) ? null : `${specifier} does not stand in the exports of ${workspace.name}`,
      };
    }),

  /** Core packages build on each other in one direction only. */
  direction: ({ home, imports }, { workspaces }) => {
    if (home.kind !== 'core' && home.kind !== 'app') return [];
    return imports.filter(isOurs).map(({ specifier, line }) => {
      const target = workspaces.find(({ name }) => name === packageOf(specifier));
      return { line, wrong: target === undefined ? null : wrongDirection(home, target) };
    });
  },

  /** What is imported is declared where it is used; tests may use what the project declares for all of them. */
  declared: ({ home, imports, isTest }, { rootDependencies, workspaces }) => {
    if (home.kind === 'pack') return [];
    return imports.filter(isPackage).map(({ specifier, line }) => {
      const name = packageOf(specifier);
      const isDeclared =
        home.kind === 'root'
          ? rootDependencies.has(name) || workspaces.some((workspace) => workspace.name === name)
          : home.name === name || home.dependencies.has(name) || (isTest && rootDependencies.has(name));
      return {
        line,
        wrong: isDeclared ? null : `${name} is not declared in ${path.posix.join(home.folder, 'package.json')}`,
      };
    });
  },

  /** A pack imports its own files, the SDK and other libraries, and the capabilities that its manifest asks for. */
  packs: ({ file, home, imports, isTest }, { rootDependencies }) => {
    if (home.kind !== 'pack' || isPanel(file, home)) return [];
    return imports
      .filter((one) => !isRelative(one))
      .map(({ specifier, line }) => {
        const capability = /^@yuzhi\/([^/]+)$/.exec(specifier)?.[1];
        const isAsked =
          capability !== undefined && (libraries.includes(capability) || home.capabilities.has(capability));
        const isForTests =
          isBuiltin(specifier) ||
          rootDependencies.has(packageOf(specifier)) ||
          /^@yuzhi\/[^/]+\/testing$/.test(specifier);
        if (isAsked || (isTest && isForTests)) return { line, wrong: null };
        return { line, wrong: `a pack does not import ${specifier}: ask for a capability in manifest.json` };
      });
  },

  /**
   * A panel is built into the console and runs in a browser: React, antd and the console's kit, its own files, and types.
   * Nothing else of the pack imports it.
   */
  panels: ({ file, home, imports }) => {
    if (home.kind !== 'pack') return [];
    const isOfPanel = isPanel(file, home);
    return imports
      .filter((one) => isOfPanel || leadsToPanel(file, home, one))
      .map((one) => ({
        line: one.line,
        wrong: isOfPanel ? wrongForPanel(file, home, one) : 'only the console opens a panel',
      }));
  },

  /** Core never names a pack. */
  nameless: ({ home, texts }, { packs }) => {
    if (home.kind !== 'core') return [];
    const named = packs.map(({ id }) => ({ id, pattern: new RegExp(`(?<![\\w-])${id}(?![\\w-])`) }));
    return texts.map(({ text, line }) => {
      const pack = text.includes('/') ? named.find(({ pattern }) => pattern.test(text)) : undefined;
      return { line, wrong: pack === undefined ? null : `core names the pack ${pack.id}` };
    });
  },

  /** An algorithm takes values and returns values: no input or output, no clock, no chance. */
  algorithms: (judged) => {
    if (!isAlgorithm(judged) || judged.isTest) return [];
    const reaches = judged.reaches.map(({ text, line }) => ({
      line,
      wrong: `an algorithm reaches for ${text}: pass it in`,
    }));
    return [
      ...judged.imports.map((one) => ({ line: one.line, wrong: wrongForAlgorithm(judged, one) })),
      ...reaches,
      fileSeen,
    ];
  },
};

/** An algorithm that imports nothing and reaches for nothing has been looked at too. */
const fileSeen: Judgement = { line: 1, wrong: null };

function wrongDirection(home: Workspace, target: Workspace): string | null {
  if (home.name === target.name) return null;
  if (home.kind === 'app') {
    const isAllowed = target.kind === 'core' || (appsBelow[home.short]?.includes(target.short) ?? false);
    return isAllowed ? null : `apps/${home.short} may not import apps/${target.short}`;
  }
  const allowed = below[home.short];
  if (allowed === undefined)
    return `core/${home.short} has no place in the order of tools/boundaries/boundary-rules.ts`;
  if (target.kind === 'core' && allowed.includes(target.short)) return null;
  return `${home.folder} may not import ${target.folder}: it may import ${allowed.join(', ') || 'nothing of core'}`;
}

function isAlgorithm({ file, home }: JudgedFile): boolean {
  if (home.kind === 'pack') return file.startsWith(`${home.folder}/algorithms/`);
  return home.kind === 'core' && pureCore.includes(home.short);
}

function wrongForAlgorithm({ file, home }: JudgedFile, { specifier, isType }: ImportOf): string | null {
  if (isType) return null;
  if (isBuiltin(specifier)) return `an algorithm imports ${specifier}: it only computes`;
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (!specifier.startsWith('.') || home.kind !== 'pack') return null;
  const isPure = target.startsWith(`${home.folder}/algorithms/`) || target === `${home.folder}/errors.ts`;
  return isPure ? null : `an algorithm imports ${specifier}, which may do input and output`;
}

function isPanel(file: string, { folder }: Home): boolean {
  return file.startsWith(`${folder}/panel/`);
}

function leadsToPanel(file: string, home: Home, { specifier }: ImportOf): boolean {
  return specifier.startsWith('.') && isPanel(path.posix.join(path.posix.dirname(file), specifier), home);
}

/** Packages that a panel may have at run time. */
const panelPackages = ['react', 'antd', '@yuzhi/console/kit'];

function wrongForPanel(file: string, home: Home, one: ImportOf): string | null {
  const { specifier, isType } = one;
  if (specifier.startsWith('.')) {
    if (isType || leadsToPanel(file, home, one)) return null;
    return `a panel imports ${specifier}, which runs on the server: call an operation, or import its type`;
  }
  if (panelPackages.includes(specifier) || (isType && specifier === '@yuzhi/sdk')) return null;
  return `a panel does not import ${specifier}: it has ${panelPackages.join(', ')} and types of @yuzhi/sdk`;
}

function isRelative({ specifier }: ImportOf): boolean {
  return specifier.startsWith('.');
}

function isOurs({ specifier }: ImportOf): boolean {
  return specifier.startsWith('@yuzhi/');
}

function isPackage(one: ImportOf): boolean {
  return !isRelative(one) && !isBuiltin(one.specifier);
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
