import { accessError } from '../errors.ts';

/** Fewest and most characters. ASVS 5.0 asks for 8, recommends 15, and forbids to stop below 64. */
const passwordLength = { least: 12, most: 256 } as const;

/** Words that are near at hand here and make a password no harder to guess (ASVS 5.0, 6.1.2). */
const nearAtHand = [
  'yuzhi',
  '渝智',
  'chongqing',
  '重庆',
  'admin',
  'administrator',
  'password',
  'passwd',
  '管理员',
  '密码',
  '口令',
];

/**
 * Refuses what is easily guessed: too short, a common password with figures or signs around it, the account or a word
 * that is near at hand with little beside it, or few different characters. What kinds of characters it has does not
 * matter, and it is never changed or cut (ASVS 5.0, 6.2).
 *
 * @throws YuzhiError ACCESS_PASSWORD_WEAK
 */
export async function checkPassword(password: string, account: string): Promise<void> {
  const { length } = Array.from(password);
  if (length < passwordLength.least || length > passwordLength.most) throw weak('length');
  const folded = password.normalize('NFKC').toLowerCase();
  if (new Set(folded).size < 5) throw weak('repeats');
  const rest = [account.toLowerCase(), ...nearAtHand].reduce((text, word) => text.replaceAll(word, ''), folded);
  if (rest.replaceAll(/[\d\p{P}\p{S}\s]/gu, '').length < 4 && rest.length < 10 && rest !== folded) throw weak('words');
  const common = await commonPasswords();
  const core = folded.replaceAll(/^[\d\p{P}\p{S}\s]+|[\d\p{P}\p{S}\s]+$/gu, '');
  if (common.has(folded) || (core.length >= 4 && common.has(core) && folded.length - core.length < 8))
    throw weak('common');
}

let common: Promise<ReadonlySet<string>> | null = null;

/** 49,000 passwords that people use most, of @zxcvbn-ts/language-common (MIT). Read when the first one is set. */
async function commonPasswords(): Promise<ReadonlySet<string>> {
  return (common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  ));
}

function weak(reason: keyof typeof reasons): Error {
  return accessError('ACCESS_PASSWORD_WEAK', { reason, reasonZh: reasons[reason].zh, reasonEn: reasons[reason].en });
}

const reasons = {
  length: { zh: '须为 12 到 256 个字符', en: 'it must have 12 to 256 characters' },
  repeats: { zh: '不同的字符太少', en: 'it has too few different characters' },
  words: { zh: '除账号和常见词外，其余部分太短', en: 'too little is left beside the account and obvious words' },
  common: { zh: '属于常用口令', en: 'it is a common password' },
} as const;
