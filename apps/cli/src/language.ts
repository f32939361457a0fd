import type { Language } from '@yuzhi/sdk';
import { cliError } from './errors.ts';

/** The language of the environment: English when its locale says so, Chinese otherwise. */
export function languageOfEnv(env: NodeJS.ProcessEnv): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  return locale?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/**
 * Takes `--lang` out of the command line, wherever it stands before `--`.
 *
 * @throws YuzhiError CLI_OPTION_VALUE_WRONG, CLI_OPTION_VALUE_MISSING
 */
export function takeLanguage(argv: readonly string[]): {
  readonly asked: Language | null;
  readonly rest: readonly string[];
} {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const at = argv.findIndex((word, index) => index < end && (word === '--lang' || word.startsWith('--lang=')));
  if (at === -1) return { asked: null, rest: argv };
  const word = argv[at] ?? '';
  const value = word === '--lang' ? argv[at + 1] : word.slice('--lang='.length);
  if (value === undefined || value === '') throw cliError('CLI_OPTION_VALUE_MISSING', { name: '--lang' });
  if (value !== 'zh' && value !== 'en')
    throw cliError('CLI_OPTION_VALUE_WRONG', { name: '--lang', value, choices: 'zh, en' });
  const { rest } = takeLanguage([...argv.slice(0, at), ...argv.slice(word === '--lang' ? at + 2 : at + 1)]);
  return { asked: value, rest };
}
