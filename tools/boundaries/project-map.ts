import path from 'node:path';

/** A package of the workspace. */
export interface Workspace {
  readonly kind: 'core' | 'app';
  /** Name of its folder: `store` for `core/store`. */
  readonly short: string;
  readonly name: string;
  readonly folder: string;
  readonly dependencies: ReadonlySet<string>;
  /** What may stand after its name: `.` and `./testing`. */
  readonly exports: ReadonlySet<string>;
}

export interface PackFolder {
  readonly kind: 'pack';
  /** `domain/pack`. */
  readonly id: string;
  readonly folder: string;
  readonly capabilities: ReadonlySet<string>;
}

/** Tools, benches and proofs: they look at everything and nothing depends on them. */
export interface RootFolder {
  readonly kind: 'root';
  readonly folder: '';
}

export type Home = Workspace | PackFolder | RootFolder;

export interface ProjectMap {
  readonly workspaces: readonly Workspace[];
  readonly packs: readonly PackFolder[];
  /** What the package.json at the top names: tests and tools may use it. */
  readonly rootDependencies: ReadonlySet<string>;
  homeOf(file: string): Home;
}

interface PackageJson {
  readonly name: string;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** What the package.json and manifest.json files among `files` say about who is who. */
export function mapProject(files: ReadonlyMap<string, string>): ProjectMap {
  const workspaces = [...files].flatMap(([file, text]) => {
    const [, place, short] = /^(core|apps)\/([^/]+)\/package\.json$/.exec(file) ?? [];
    return short === undefined
      ? []
      : [workspaceOf(place === 'core' ? 'core' : 'app', short, path.posix.dirname(file), text)];
  });
  const packs = [...files].flatMap(([file, text]) => {
    const [, id] = /^packs\/([^/]+\/[^/]+)\/manifest\.json$/.exec(file) ?? [];
    return id === undefined ? [] : [packOf(id, text)];
  });
  const root = files.get('package.json');
  const homes: readonly Home[] = [...workspaces, ...packs];
  return {
    workspaces,
    packs,
    rootDependencies: root === undefined ? new Set() : dependenciesOf(JSON.parse(root) as PackageJson),
    homeOf: (file) => homes.find(({ folder }) => file.startsWith(`${folder}/`)) ?? { kind: 'root', folder: '' },
  };
}

function workspaceOf(kind: Workspace['kind'], short: string, folder: string, text: string): Workspace {
  const json = JSON.parse(text) as PackageJson;
  return {
    kind,
    short,
    folder,
    name: json.name,
    dependencies: dependenciesOf(json),
    exports: new Set(Object.keys(json.exports ?? {})),
  };
}

function dependenciesOf(json: PackageJson): ReadonlySet<string> {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = json;
  return new Set(
    [dependencies, devDependencies, optionalDependencies, peerDependencies].flatMap((part) => Object.keys(part ?? {})),
  );
}

function packOf(id: string, text: string): PackFolder {
  const { capabilities } = JSON.parse(text) as { readonly capabilities?: readonly string[] };
  return { kind: 'pack', id, folder: `packs/${id}`, capabilities: new Set(capabilities) };
}
