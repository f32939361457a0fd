import type { ReactNode } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { getApproval } from '../../api/calls.ts';
import type { Approval } from '../../api/types.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { dateText, instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import type { PageProps } from '../../page/page-route.ts';
import { actorText } from '../../parts/actor-text.ts';
import { ChangesTable } from '../../parts/ChangesTable.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { JsonBlock } from '../../parts/JsonBlock.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useNames } from '../../parts/use-names.ts';
import { Link } from '../../router/Link.tsx';
import { operationTitle, useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { words } from '../../words/words.ts';
import { getInbox } from '../inbox/api.ts';
import type { InboxItem } from '../inbox/api.ts';
import { InboxCard } from '../inbox/InboxCard.tsx';
import { ApprovalStateTag } from './ApprovalStateTag.tsx';
import { approvalWords } from './words.ts';

interface Read {
  readonly approval: Approval | null;
  /** It waits for the decision of whoever looks at it. */
  readonly item: InboxItem | null;
}

async function readApproval(id: string, signal: AbortSignal): Promise<Read> {
  const [approval, inbox] = await Promise.all([getApproval(id, signal).catch(nullWhereNone), getInbox(signal)]);
  return { approval, item: inbox.find((item) => item.id === id) ?? null };
}

/** Who decides over one in the inbox need not see the list of them. */
function nullWhereNone(error: unknown): null {
  if (error instanceof ApiError && ['not-found', 'denied'].includes(error.failure.kind)) return null;
  throw error;
}

/** One approval; who may decide it does so here. */
export function ApprovalPage({ parameters: { id = '' } }: PageProps): ReactNode {
  const { catalogue } = useBase();
  const read = useLoaded(`approval ${id}`, (signal) => readApproval(id, signal));
  const approval = read.state === 'loaded' ? read.value.approval : null;
  return (
    <>
      <PageHead
        title={approval === null ? say(approvalWords.approval) : say(operationTitle(catalogue, approval.operation))}
        state={approval === null ? undefined : <ApprovalStateTag state={approval.state} />}
        crumbs={<Link to="/approvals">{say(approvalWords.approvals)}</Link>}
      />
      <Loaded of={read}>
        {({ approval, item }) => {
          if (item !== null) return <InboxCard item={item} />;
          return approval === null ? <EmptyState title={say(approvalWords.unknown)} /> : <Whole approval={approval} />;
        }}
      </Loaded>
    </>
  );
}

function Whole({ approval }: { readonly approval: Approval }): ReactNode {
  const nameOf = useNames([approval.requestedBy, approval.decidedBy]);
  const { preview, requestedBy, requestedAt, decidedBy, decidedAt, deadline, needed, agreed, runId } = approval;
  return (
    <>
      <p className="summary">{say(preview.summary)}</p>
      <ChangesTable changes={preview.changes} />
      <Facts
        form="rows"
        rows={[
          [say(words.requestedBy), `${actorText(requestedBy, nameOf)} · ${instantText(requestedAt, language())}`],
          [say(words.purpose), approval.purpose],
          [say(approvalWords.deadline), deadline === null ? null : dateText(deadline, language())],
          [say(approvalWords.agreed), needed > 1 ? say(approvalWords.agreedOf, { agreed, needed }) : null],
          [say(approvalWords.decidedBy), decidedBy === null ? null : actorText(decidedBy, nameOf)],
          [say(approvalWords.decidedAt), decidedAt === null ? null : instantText(decidedAt, language())],
          [say(words.reason), approval.reason],
          [
            say(words.runId),
            runId === null ? null : (
              <Link key="run" to={`/runs/${runId}`}>
                <code>{runId}</code>
              </Link>
            ),
          ],
          [say(words.operation), <code key="operation">{approval.operation}</code>],
          [say(words.approval), <code key="approval">{approval.id}</code>],
        ]}
      />
      <JsonBlock title={say(words.rawInput)} value={approval.input} />
    </>
  );
}
