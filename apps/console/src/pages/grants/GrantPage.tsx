import type { ReactNode } from 'react';
import { useLoaded } from '../../api/use-loaded.ts';
import { CallDialog } from '../../call/CallDialog.tsx';
import { dateText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import type { PageProps } from '../../page/page-route.ts';
import { actorText } from '../../parts/actor-text.ts';
import { Facts } from '../../parts/Facts.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useNames } from '../../parts/use-names.ts';
import { Link } from '../../router/Link.tsx';
import { mayOpen, operationTitle, useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { getGrants, getGrantsToDecide } from './api.ts';
import type { ListedGrant } from './api.ts';
import { GrantStateTag } from './GrantStateTag.tsx';
import { quotaText } from './quota-text.ts';
import { grantWords } from './words.ts';

interface Read {
  readonly grant: ListedGrant | undefined;
  readonly isForYou: boolean;
}

async function readGrant(id: string): Promise<Read> {
  const [all, mine] = await Promise.all([getGrants(), getGrantsToDecide()]);
  return {
    grant: all.find((grant) => grant.id === id) ?? mine.find((grant) => grant.id === id),
    isForYou: mine.some((grant) => grant.id === id),
  };
}

/** One grant or application, and the decision about it. */
export function GrantPage({ parameters: { id = '' } }: PageProps): ReactNode {
  const { catalogue } = useBase();
  const read = useLoaded(`grant ${id}`, () => readGrant(id));
  const grant = read.state === 'loaded' ? read.value.grant : undefined;
  const reload = read.state === 'loaded' ? read.reload : () => undefined;
  return (
    <>
      <PageHead
        title={grant === undefined ? say(grantWords.grants) : say(operationTitle(catalogue, grant.resource))}
        state={grant === undefined ? undefined : <GrantStateTag state={grant.state} />}
        crumbs={<Link to="/grants">{say(grantWords.grants)}</Link>}
      />
      <Loaded of={read}>
        {({ grant, isForYou }) =>
          grant === undefined ? (
            <EmptyState title={say(grantWords.unknown)} />
          ) : (
            <>
              <Terms grant={grant} />
              <Decision grant={grant} isForYou={isForYou} reload={reload} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Terms({ grant }: { readonly grant: ListedGrant }): ReactNode {
  const nameOf = useNames([grant.requestedBy]);
  return (
    <Facts
      form="rows"
      rows={[
        [
          say(grantWords.resource),
          <Link key="operation" to={`/operations/${grant.resource}`}>
            <code>{grant.resource}</code>
          </Link>,
        ],
        [say(grantWords.unit), grant.unit],
        [say(grantWords.owner), grant.owner],
        [say(grantWords.purpose), grant.purpose],
        [say(grantWords.quota), quotaText(grant)],
        [say(grantWords.from), dateText(grant.from, language())],
        [say(grantWords.until), dateText(grant.until, language())],
        [say(grantWords.standing), grant.approvesActs ? say(grantWords.standingAbout) : null],
        [say(grantWords.reason), grant.reason],
        [say(grantWords.askedBy), actorText(grant.requestedBy, nameOf)],
        [say(grantWords.deadline), grant.state === 'requested' ? dateText(grant.deadline, language()) : null],
        [say(grantWords.needed), grant.needed],
        [say(grantWords.id), <code key="id">{grant.id}</code>],
      ]}
    />
  );
}

interface DecisionProps extends Required<Read> {
  readonly grant: ListedGrant;
  readonly reload: () => void;
}

function Decision({ grant, isForYou, reload }: DecisionProps): ReactNode {
  const { session } = useBase();
  const common = { fields: ['reason'], onDone: reload } as const;
  const isOpen = grant.state === 'requested' || grant.state === 'active';
  return (
    <div className="bar-of-buttons">
      {isForYou && session.actor.kind === 'person' && grant.state === 'requested' ? (
        <>
          <CallDialog
            {...common}
            call="grants-decide"
            name={say(grantWords.agree)}
            look="main"
            given={{ grant: grant.id, decision: 'agreed' }}
          />
          <CallDialog
            {...common}
            call="grants-decide"
            name={say(grantWords.refuse)}
            given={{ grant: grant.id, decision: 'refused' }}
          />
        </>
      ) : null}
      {isOpen && mayOpen(session, 'grant.revoke') ? (
        <CallDialog
          {...common}
          call="grants-revoke"
          name={say(grantWords.revoke)}
          note={say(grantWords.revokeNote)}
          given={{ grant: grant.id }}
        />
      ) : null}
    </div>
  );
}
