import { useState } from 'react';
import type { ReactNode } from 'react';
import { openLink, redeemLink } from '../../api/calls.ts';
import type { OpenedLink } from '../../api/types.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { say } from '../../language/language.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { words } from '../../words/words.ts';
import { CredentialForm, codeField } from './CredentialForm.tsx';
import type { CredentialField } from './CredentialForm.tsx';
import { linkTitle } from './link-title.ts';
import { useArrival } from './use-arrival.ts';

/** What a link that works once is for: the first administrator, a new account, a new password. */
export function LinkPage(): ReactNode {
  // The secret stands behind the `#`, which browsers do not send: it reaches no log on the way.
  const [token] = useState(() => location.hash.slice(1));
  const link = useLoaded(token, () => openLink(token));
  const title = link.state === 'loaded' ? words[linkTitle[link.value.kind]] : words.oneTimeLink;
  return (
    <>
      <PageHead title={say(title)} />
      <Loaded of={link}>{(opened) => <Redeem token={token} link={opened} />}</Loaded>
    </>
  );
}

const newPassword: CredentialField = {
  name: 'password',
  title: words.newPassword,
  help: words.newPasswordHelp,
  type: 'password',
  autoComplete: 'new-password',
};
const newAccount: readonly CredentialField[] = [
  { name: 'account', title: words.account, help: words.accountHelp, autoComplete: 'username' },
  { name: 'name', title: words.ownName, autoComplete: 'name' },
];

function Redeem({ token, link }: { readonly token: string; readonly link: OpenedLink }): ReactNode {
  const { account, name, secret, uri, qr } = link;
  const arrive = useArrival();
  return (
    <>
      {account === null ? null : (
        <p>
          {name}（{account}）
        </p>
      )}
      {secret === null || uri === null ? null : <Enrolment secret={secret} uri={uri} qr={qr} />}
      <CredentialForm
        fields={[...(account === null ? newAccount : []), newPassword, codeField]}
        send={words.activate}
        submit={async (values) => {
          await redeemLink({ token, ...values });
          await arrive();
        }}
      />
    </>
  );
}

interface EnrolmentProps {
  readonly secret: string;
  readonly uri: string;
  readonly qr: string | null;
}

/** The seed for an authenticator: as a picture for a phone, in groups of four to be typed over, and as an address. */
function Enrolment({ secret, uri, qr }: EnrolmentProps): ReactNode {
  return (
    <section className="enrolment">
      <h2>{say(words.secondFactor)}</h2>
      <p>{say(qr === null ? words.secondFactorHelp : words.secondFactorQr)}</p>
      {qr === null ? null : (
        <img className="qr" alt={say(words.qrAbout)} src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`} />
      )}
      <p>
        <code className="seed">{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <p>
        <a href={uri}>{say(words.openAuthenticator)}</a>
      </p>
    </section>
  );
}
