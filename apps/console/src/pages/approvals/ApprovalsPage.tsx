import type { ReactNode } from 'react';
import { getApprovals } from '../../api/calls.ts';
import type { Approval } from '../../api/types.ts';
import { usePages } from '../../api/use-pages.ts';
import type { Pages } from '../../api/use-pages.ts';
import { dateText, instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { actorText } from '../../parts/actor-text.ts';
import { FilterChoice } from '../../parts/FilterChoice.tsx';
import { FilterOperation } from '../../parts/FilterOperation.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useNames } from '../../parts/use-names.ts';
import { RowTable } from '../../parts/RowTable.tsx';
import { partWords } from '../../parts/words.ts';
import { useAddress } from '../../router/address.ts';
import { Link } from '../../router/Link.tsx';
import { operationTitle, useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { words } from '../../words/words.ts';
import { ApprovalStateTag } from './ApprovalStateTag.tsx';
import { approvalStateWords, approvalWords } from './words.ts';

/** Approvals that one may see, whatever became of them. */
export function ApprovalsPage(): ReactNode {
  const { query } = useAddress();
  const [state = null, operation = null] = ['state', 'operation'].map((name) => query.get(name));
  const approvals = usePages(`approvals ${state} ${operation}`, {
    load: ({ cursor, limit }, signal) => getApprovals({ state, operation, before: cursor, limit }, signal),
    idOf: ({ id }: Approval) => id,
  });
  return (
    <>
      <PageHead title={say(approvalWords.approvals)} />
      <div className="filters">
        <FilterChoice name="state" title={approvalWords.state} choices={approvalStateWords} />
        <FilterOperation />
      </div>
      <Loaded of={approvals}>
        {(pages) => <Approvals pages={pages} isAll={state === null && operation === null} />}
      </Loaded>
    </>
  );
}

function Approvals({ pages, isAll }: { readonly pages: Pages<Approval>; readonly isAll: boolean }): ReactNode {
  const nameOf = useNames(pages.rows.map(({ requestedBy }) => requestedBy));
  const { catalogue } = useBase();
  if (pages.rows.length === 0)
    return (
      <EmptyState
        title={say(isAll ? approvalWords.none : partWords.nothingFits)}
        hint={isAll ? say(words.noApprovalsHint) : undefined}
      />
    );
  const titleOf = ({ operation }: Approval): string => say(operationTitle(catalogue, operation));
  return (
    <RowTable
      title={say(approvalWords.approvals)}
      fileName="approvals"
      rows={pages.rows}
      pages={pages}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'state',
          title: say(approvalWords.state),
          plain: ({ state }) => say(approvalStateWords[state] ?? { zh: state, en: state }),
          cell: ({ state }) => <ApprovalStateTag state={state} />,
        },
        {
          id: 'operation',
          title: say(words.operation),
          isLong: true,
          plain: titleOf,
          cell: (approval) => (
            <>
              <Link to={`/approvals/${approval.id}`}>{titleOf(approval)}</Link>
              <div className="help">{say(approval.preview.summary)}</div>
            </>
          ),
        },
        {
          id: 'by',
          title: say(words.requestedBy),
          isLong: true,
          plain: ({ requestedBy }) => actorText(requestedBy, nameOf),
        },
        {
          id: 'at',
          title: say(approvalWords.requestedAt),
          plain: ({ requestedAt }) => instantText(requestedAt, language()),
        },
        {
          id: 'deadline',
          title: say(approvalWords.deadline),
          plain: ({ deadline }) => (deadline === null ? '' : dateText(deadline, language())),
        },
        { id: 'reason', title: say(words.reason), isLong: true, plain: ({ reason }) => reason ?? '' },
      ]}
    />
  );
}
