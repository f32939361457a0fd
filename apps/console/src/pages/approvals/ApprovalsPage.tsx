import type { ReactNode } from 'react';
import { getApprovals } from '../../api/calls.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { say } from '../../language/language.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { words } from '../../words/words.ts';
import { ApprovalCard } from './ApprovalCard.tsx';

/** What waits for a decision, each with what would happen. */
export function ApprovalsPage(): ReactNode {
  const approvals = useLoaded('pending', (signal) => getApprovals('pending', signal));
  return (
    <>
      <PageHead title={say(words.approvals)} />
      <Loaded of={approvals}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={say(words.noApprovals)} hint={say(words.noApprovalsHint)} />
          ) : (
            list.map((approval) => <ApprovalCard key={approval.id} approval={approval} />)
          )
        }
      </Loaded>
    </>
  );
}
