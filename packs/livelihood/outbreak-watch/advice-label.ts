import type { BaseContext } from '@yuzhi/sdk';

/** Marks a result as what it is: something to look into, for those who may know of it. */
export function labelAsAdvice(ctx: Pick<BaseContext, 'label'>): void {
  ctx.label({
    kind: 'advice',
    text: {
      zh: '统计信号供卫生健康部门核实研判，不是疫情结论；疫情信息由法定部门依法发布，不得据此对外发布',
      en: 'A statistical signal for the health authority to verify; not a finding of an outbreak, and not to be published',
    },
  });
}
