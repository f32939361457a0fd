import { useState } from 'react';
import type { ReactNode } from 'react';
import { accessCall } from '../../api/calls.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { CallDialog } from '../../call/CallDialog.tsx';
import { instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { RowTable } from '../../parts/RowTable.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { accountWords } from './account-words.ts';
import { CredentialForm } from './CredentialForm.tsx';
import { addPasskey, isGivenUp, knowsPasskeys } from './passkey.ts';

interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly isSynced: boolean;
  readonly madeAt: string;
  readonly usedAt: string | null;
}

/** One's passkeys: listed, added with the password, removed. */
export function PasskeysSection(): ReactNode {
  const passkeys = useLoaded('passkeys', () => accessCall<{ readonly passkeys: readonly Passkey[] }>('me-passkeys'));
  const reload = passkeys.state === 'loaded' ? passkeys.reload : () => undefined;
  return (
    <section>
      <h2>{say(accountWords.passkeys)}</h2>
      <p className="help">{say(accountWords.passkeysHelp)}</p>
      <Loaded of={passkeys}>
        {({ passkeys: list }) =>
          list.length === 0 ? (
            <p className="help">{say(accountWords.noPasskeys)}</p>
          ) : (
            <PasskeyTable list={list} reload={reload} />
          )
        }
      </Loaded>
      {knowsPasskeys() ? (
        <AddPasskey onAdded={reload} />
      ) : (
        <p className="help">{say(accountWords.passkeyUnsupported)}</p>
      )}
    </section>
  );
}

interface PasskeyTableProps {
  readonly list: readonly Passkey[];
  readonly reload: () => void;
}

function PasskeyTable({ list, reload }: PasskeyTableProps): ReactNode {
  return (
    <RowTable
      title={say(accountWords.passkeys)}
      fileName="passkeys"
      isFixed
      rows={list}
      keyOf={({ id }) => id}
      columns={[
        { id: 'name', title: say(accountWords.passkeyName), plain: ({ name }) => name },
        {
          id: 'kind',
          title: say(accountWords.kind),
          plain: ({ isSynced }) => say(isSynced ? accountWords.synced : accountWords.bound),
        },
        { id: 'made', title: say(accountWords.madeAt), plain: ({ madeAt }) => instantText(madeAt, language()) },
        {
          id: 'used',
          title: say(accountWords.usedAt),
          plain: ({ usedAt }) => (usedAt === null ? say(accountWords.never) : instantText(usedAt, language())),
        },
        {
          id: 'actions',
          title: say(accountWords.actions),
          cell: ({ id, name }) => (
            <CallDialog
              call="me-passkeys-remove"
              look="quiet"
              name={say(accountWords.remove)}
              about={name}
              note={say(accountWords.removeNote)}
              given={{ passkey: id }}
              fields={[]}
              onDone={reload}
            />
          ),
        },
      ]}
    />
  );
}

function AddPasskey({ onAdded }: { readonly onAdded: () => void }): ReactNode {
  const [isGiven, setGiven] = useState(false);
  const [turn, setTurn] = useState(0);
  const add = async ({ name = '', current = '' }: Readonly<Record<string, string>>): Promise<void> => {
    setGiven(false);
    try {
      await addPasskey(name, current);
    } catch (cause) {
      if (!isGivenUp(cause)) throw cause;
      return setGiven(true);
    }
    // A form that begins anew holds no password.
    setTurn((before) => before + 1);
    onAdded();
  };
  return (
    <details className="account-part">
      <summary>{say(accountWords.addPasskey)}</summary>
      <CredentialForm
        key={turn}
        fields={[
          {
            name: 'name',
            title: accountWords.passkeyName,
            help: accountWords.passkeyNameHelp,
            autoComplete: 'off',
          },
          { name: 'current', title: accountWords.current, type: 'password', autoComplete: 'current-password' },
        ]}
        send={accountWords.addPasskey}
        submit={add}
      />
      <p className="help" role="status">
        {isGiven ? say(accountWords.passkeyGivenUp) : ''}
      </p>
    </details>
  );
}
