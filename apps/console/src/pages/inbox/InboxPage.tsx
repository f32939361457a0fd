import type { ReactNode } from 'react';
import { useLoaded } from '../../api/use-loaded.ts';
import { say } from '../../language/language.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { Link } from '../../router/Link.tsx';
import { mayOpen, useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { getInbox } from './api.ts';
import { InboxCard } from './InboxCard.tsx';
import { inboxWords } from './words.ts';

/** Everything that waits for one person's decision, what is due first standing first. */
export function InboxPage(): ReactNode {
  const { session } = useBase();
  const inbox = useLoaded('inbox', getInbox);
  return (
    <>
      <PageHead
        title={say(inboxWords.inbox)}
        actions={
          mayOpen(session, 'approval.read') ? (
            <Link to="/approvals" className="button">
              {say(inboxWords.all)}
            </Link>
          ) : undefined
        }
      />
      <Loaded of={inbox}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={say(inboxWords.none)} hint={say(inboxWords.noneHint)} />
          ) : (
            <>
              <p className="counts" role="status">
                {say(inboxWords.count, { count: items.length })}
              </p>
              {items.map((item) => (
                <InboxCard key={item.id} item={item} />
              ))}
            </>
          )
        }
      </Loaded>
    </>
  );
}
