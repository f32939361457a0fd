import { useState } from 'react';
import type { ReactNode } from 'react';
import { useLoaded } from '../../api/use-loaded.ts';
import { CallDialog } from '../../call/CallDialog.tsx';
import { dateText, instantText } from '../../language/format.ts';
import { language, listed, say } from '../../language/language.ts';
import { CopyButton } from '../../parts/CopyButton.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { FilterBox } from '../../parts/FilterBox.tsx';
import { isMeant } from '../../parts/is-meant.ts';
import { FilterChoice } from '../../parts/FilterChoice.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { RowTable } from '../../parts/RowTable.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { partWords } from '../../parts/words.ts';
import { useAddress } from '../../router/address.ts';
import { mayOpen, useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { getKeys } from './api.ts';
import type { ListedKey, MadeKey } from './api.ts';
import { KeyForm } from './KeyForm.tsx';
import { keyState, scopeText } from './key-state.ts';
import type { KeyState } from './key-state.ts';
import { keyWords } from './words.ts';

/** Keys that one may see, and making one. */
export function KeysPage(): ReactNode {
  const { session } = useBase();
  const keys = useLoaded('keys', getKeys);
  const reload = keys.state === 'loaded' ? keys.reload : () => undefined;
  const mayMake = session.actor.kind === 'person' && mayOpen(session, 'key.make');
  return (
    <>
      <PageHead title={say(keyWords.keys)} actions={mayMake ? <MakeKey onMade={reload} /> : undefined} />
      <div className="filters">
        <FilterBox />
        <FilterChoice name="state" title={keyWords.state} choices={stateWords} />
      </div>
      <Loaded of={keys}>{(list) => <Keys list={list} reload={reload} />}</Loaded>
    </>
  );
}

const stateWords = { good: keyWords.good, revoked: keyWords.revoked, expired: keyWords.expired };

function MakeKey({ onMade }: { readonly onMade: () => void }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<MadeKey | null>(null);
  const close = (): void => {
    setOpen(false);
    if (made !== null) onMade();
    setMade(null);
  };
  return (
    <>
      <button type="button" className="main" onClick={() => setOpen(true)}>
        {say(keyWords.make)}
      </button>
      {isOpen ? (
        <Dialog title={say(keyWords.make)} onClose={close} {...(made === null ? { actions: <></> } : {})}>
          {made === null ? <KeyForm onMade={setMade} /> : <ShownKey made={made} />}
        </Dialog>
      ) : null}
    </>
  );
}

/** The text of a key, once, with a command that uses it. */
function ShownKey({ made: { key, scopes, expiresAt } }: { readonly made: MadeKey }): ReactNode {
  const command = `curl -H "authorization: Bearer $YUZHI_KEY" ${location.origin}/api/packs`;
  return (
    <>
      <p className="help" role="status">
        {say(keyWords.madeOnce)}
      </p>
      <div className="command">
        <pre tabIndex={0} aria-label={say(keyWords.key)}>
          {key}
        </pre>
        <CopyButton text={key} about={say(keyWords.key)} />
      </div>
      <Facts
        rows={[
          [say(keyWords.scopes), listed(scopes.map(scopeText))],
          [say(keyWords.expiresAt), instantText(expiresAt, language())],
        ]}
      />
      <h3>{say(keyWords.use)}</h3>
      <div className="command">
        <pre tabIndex={0}>{command}</pre>
        <CopyButton text={command} about={say(keyWords.use)} />
      </div>
    </>
  );
}

interface KeysProps {
  readonly list: readonly ListedKey[];
  readonly reload: () => void;
}

function Keys({ list, reload }: KeysProps): ReactNode {
  const { query } = useAddress();
  const now = new Date();
  if (list.length === 0) return <EmptyState title={say(keyWords.none)} hint={say(keyWords.noneHint)} />;
  const [typed, state] = [query.get('q'), query.get('state')];
  const rows = list.filter(
    (key) =>
      (state === null || keyState(key, now) === state) &&
      isMeant(typed, [key.name, key.account, key.unit, ...key.scopes]),
  );
  if (rows.length === 0) return <EmptyState title={say(partWords.nothingFits)} />;
  return (
    <RowTable
      title={say(keyWords.keys)}
      fileName="keys"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { id: 'name', title: say(keyWords.name), plain: ({ name }) => name },
        {
          id: 'state',
          title: say(keyWords.state),
          plain: (key) => say(stateWords[keyState(key, now)]),
          cell: (key) => <KeyStateTag state={keyState(key, now)} />,
        },
        { id: 'owner', title: say(keyWords.owner), plain: ({ account }) => account },
        { id: 'unit', title: say(keyWords.unit), plain: ({ unit }) => unit ?? '' },
        {
          id: 'scopes',
          title: say(keyWords.scopes),
          isLong: true,
          plain: ({ scopes }) => listed(scopes.map(scopeText)),
        },
        {
          id: 'expires',
          title: say(keyWords.expiresAt),
          plain: ({ expiresAt }) => instantText(expiresAt, language()),
        },
        {
          id: 'seen',
          title: say(keyWords.seenOn),
          plain: ({ seenOn }) => (seenOn === null ? say(keyWords.never) : dateText(seenOn, language())),
        },
        {
          id: 'actions',
          title: say(keyWords.actions),
          cell: ({ id, name, ...key }) =>
            keyState(key, now) === 'good' ? (
              <CallDialog
                call="keys-revoke"
                look="quiet"
                name={say(keyWords.revoke)}
                about={name}
                note={say(keyWords.revokeNote)}
                given={{ id }}
                fields={[]}
                onDone={reload}
              />
            ) : null,
        },
      ]}
    />
  );
}

const looks = { good: ['✓', 'good'], revoked: ['✕', 'bad'], expired: ['–', 'plain'] } as const;

function KeyStateTag({ state }: { readonly state: KeyState }): ReactNode {
  const [sign, tone] = looks[state];
  return <Tag word={say(stateWords[state])} sign={sign} tone={tone} />;
}
