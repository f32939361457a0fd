import { errorsFor } from '@yuzhi/sdk';

export const jobError = errorsFor({
  JOB_KEY_REUSED: {
    kind: 'conflict',
    message: {
      zh: '幂等键 {key} 已用于另一个请求（运行编号 {run}）',
      en: 'Cannot take the job: the idempotency key {key} was used for another request (run {run})',
    },
    hint: {
      zh: '同一请求重发才用同一个键；新的请求请换一个键',
      en: 'Use a key again only for the same request; give a new one to a new request',
    },
  },
  JOB_NOT_A_JOB: {
    kind: 'conflict',
    message: { zh: '运行 {run} 不是后台任务', en: 'Cannot do this to run {run}: it is not a job' },
    hint: { zh: '只有后台任务可以取消或重试', en: 'Only jobs can be cancelled or tried again' },
  },
  JOB_IS_OVER: {
    kind: 'conflict',
    message: { zh: '任务 {run} 已经结束（{state}）', en: 'Cannot cancel job {run}: it is over ({state})' },
    hint: { zh: '无需再操作', en: 'There is nothing left to do' },
  },
  JOB_NOT_DEAD: {
    kind: 'conflict',
    message: {
      zh: '任务 {run} 没有失败，或已经重试过',
      en: 'Cannot try job {run} again: it did not fail, or was tried again already',
    },
    hint: {
      zh: '可用 yuzhi jobs list --dead 查看等待处理的失败任务',
      en: 'yuzhi jobs list --dead shows those that wait for somebody',
    },
  },
  JOB_GAVE_UP: {
    kind: 'internal',
    message: {
      zh: '任务执行了 {attempts} 次，每次执行进程都中途退出',
      en: 'Cannot finish the job: its worker was lost {attempts} times',
    },
    hint: { zh: '请检查内存和日志，处理后可重试', en: 'Look at memory and the log; it can be tried again afterwards' },
  },
  JOB_RAN_TOO_LONG: {
    kind: 'timeout',
    message: {
      zh: '任务超过时限 {timeoutMs} 毫秒仍未停止，已强制结束',
      en: 'Cannot wait longer: the job did not stop at its limit of {timeoutMs} ms and was ended',
    },
    hint: {
      zh: '请减少数据量，或请场景包维护人员放宽时限',
      en: 'Give it less data, or ask the maintainers of the pack for a longer limit',
    },
  },
  JOB_SCHEDULE_WRONG: {
    kind: 'invalid-input',
    message: { zh: '定时规则“{cron}”不符合要求：{reason}', en: 'Cannot use the schedule {cron}: {reason}' },
    hint: {
      zh: '写法为五段：分 时 日 月 周，如 30 8 * * 1-5 表示工作日 8:30',
      en: 'Five fields: minute hour day month weekday; 30 8 * * 1-5 is 8:30 from Monday to Friday',
    },
  },
  JOB_SCHEDULE_EXISTS: {
    kind: 'conflict',
    message: { zh: '定时任务 {id} 已存在', en: 'Cannot add schedule {id}: there is one of this name' },
    hint: { zh: '请换一个名称，或先删除', en: 'Take another name, or remove it first' },
  },
  JOB_SCHEDULE_NOT_FOUND: {
    kind: 'not-found',
    message: { zh: '没有定时任务 {id}', en: 'Cannot find a schedule {id}' },
    hint: { zh: '可用 yuzhi schedules list 查看', en: 'yuzhi schedules list shows them' },
  },
});
