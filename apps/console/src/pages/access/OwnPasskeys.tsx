import { useState } from 'react';
import type { ReactNode } from 'react';
import { accessCall } from '../../api/calls.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { Loaded } from '../../states/Loaded.tsx';
import { CredentialForm } from './CredentialForm.tsx';
import type { CredentialField } from './CredentialForm.tsx';
import { addPasskey, hasPasskeys, isTurnedDown } from './passkey.ts';
import { accessWords } from './words.ts';

interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly madeAt?: string;
}

/** The passkeys of one's own account: list, add and remove after the password. */
export function OwnPasskeys(): ReactNode {
  const passkeys = useLoaded('passkeys', () => accessCall<{ readonly passkeys: readonly Passkey[] }>('me-passkeys'));
  const reload = passkeys.state === 'loaded' ? passkeys.reload : () => undefined;
  return (
    <section>
      <h2>{say(accessWords.passkeys)}</h2>
      <Loaded of={passkeys}>
        {({ passkeys: list }) =>
          list.length === 0 ? (
            <p className="help">{say(accessWords.noPasskeys)}</p>
          ) : (
            <ul className="operation-list">
              {list.map((one) => (
                <OnePasskey key={one.id} passkey={one} onRemoved={reload} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {hasPasskeys() ? <AddPasskey onAdded={reload} /> : null}
    </section>
  );
}

interface OnePasskeyProps {
  readonly passkey: Passkey;
  readonly onRemoved: () => void;
}

function OnePasskey({ passkey: { id, name, madeAt }, onRemoved }: OnePasskeyProps): ReactNode {
  const [isRemoving, setRemoving] = useState(false);
  return (
    <li>
      <span className="beside">
        {name}
        <button type="button" className="quiet" aria-expanded={isRemoving} onClick={() => setRemoving(!isRemoving)}>
          {say(accessWords.removePasskey, { name })}
        </button>
      </span>
      {madeAt === undefined ? null : (
        <p className="help">{say(accessWords.addedOn, { day: instantText(madeAt, language()) })}</p>
      )}
      {isRemoving ? (
        <CredentialForm
          fields={[currentPassword]}
          send={accessWords.confirmRemoval}
          submit={async ({ current = '' }) => {
            await accessCall('me-passkeys-remove', { passkey: id, current });
            onRemoved();
          }}
        />
      ) : null}
    </li>
  );
}

/** What lets somebody in is changed with the password alone. */
const currentPassword: CredentialField = {
  name: 'current',
  title: accessWords.current,
  type: 'password',
  autoComplete: 'current-password',
};

function AddPasskey({ onAdded }: { readonly onAdded: () => void }): ReactNode {
  return (
    <details>
      <summary>{say(accessWords.addPasskey)}</summary>
      <CredentialForm
        fields={[
          { name: 'name', title: accessWords.passkeyName, help: accessWords.passkeyNameHelp, autoComplete: 'off' },
          currentPassword,
        ]}
        send={accessWords.addPasskey}
        submit={async ({ name = '', current = '' }) => {
          try {
            await addPasskey(name, current);
            onAdded();
          } catch (error) {
            if (!isTurnedDown(error)) throw error;
          }
        }}
      />
    </details>
  );
}
