/** A text without the password of the database, should some error have quoted it. */
export function withoutSecrets(text: string, env: NodeJS.ProcessEnv): string {
  const hidden = text.replaceAll(/\b(postgres(?:ql)?:\/\/[^\s:@/]*):[^\s@/]*@/gi, '$1:***@');
  return passwordsOf(env['DATABASE_URL']).reduce((shown, password) => shown.replaceAll(password, '***'), hidden);
}

/** As written and as meant. Very short ones would blot out ordinary words. */
function passwordsOf(url: string | undefined): readonly string[] {
  const written = /^[a-z]+:\/\/[^:@/]*:([^@]*)@/i.exec(url ?? '')?.[1] ?? '';
  return [written, decoded(written)].filter((password) => password.length >= 4);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
