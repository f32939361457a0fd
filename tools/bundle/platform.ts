export interface Platform {
  readonly name: string;
  /** As npm names them. */
  readonly os: string;
  readonly cpu: string;
  /** As `uname -m` says it. */
  readonly machine: string;
  /** `e_machine` of its programs, by the ELF specification. */
  readonly elfMachine: number;
}

export const platforms: readonly Platform[] = [
  { name: 'linux-x64', os: 'linux', cpu: 'x64', machine: 'x86_64', elfMachine: 62 },
  { name: 'linux-arm64', os: 'linux', cpu: 'arm64', machine: 'aarch64', elfMachine: 183 },
];
