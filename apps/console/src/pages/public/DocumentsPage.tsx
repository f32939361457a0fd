import type { ReactNode } from 'react';
import { say } from '../../language/language.ts';
import { Link } from '../../router/Link.tsx';
import { useBase } from '../../shell/base-context.ts';
import { publicPacks } from './public-packs.ts';
import { PublicHead } from './PublicHead.tsx';
import { publicWords } from './words.ts';

/** What there is to read. */
export function DocumentsPage(): ReactNode {
  const { catalogue } = useBase();
  return (
    <>
      <PublicHead title={say(publicWords.documents)} summary={say(publicWords.documentsIntro)} />
      <ul className="operation-list">
        {publicPacks(catalogue).map(({ id, manifest }) => (
          <li key={id}>
            <Link to={`/packs/${id}`}>
              {say(publicWords.readme, { name: manifest === null ? id : say(manifest.title) })}
            </Link>
            <p className="help">{manifest === null ? '' : say(manifest.summary)}</p>
          </li>
        ))}
      </ul>
      <p className="after">{say(publicWords.noProgramme)}</p>
      <p className="help">{say(publicWords.licence)}</p>
    </>
  );
}
