import { errorsFor } from '@yuzhi/sdk';

export const kernelError = errorsFor({
  KERNEL_OPERATION_NOT_FOUND: {
    kind: 'not-found',
    message: { zh: '没有名为 {operation} 的能力操作', en: 'Cannot run {operation}: there is no such operation' },
    hint: { zh: '请在场景包列表中查看可用的能力操作', en: 'See the list of packs for what can be run' },
  },
  KERNEL_PACK_NOT_FOUND: {
    kind: 'not-found',
    message: { zh: '没有名为 {pack} 的场景包', en: 'Cannot find pack {pack}' },
    hint: { zh: '请在场景包列表中查看名称', en: 'See the list of packs' },
  },
  KERNEL_PACK_FAILED: {
    kind: 'unavailable',
    message: { zh: '场景包 {pack} 未能加载：{reason}', en: 'Cannot use pack {pack}: it failed to load ({reason})' },
    hint: { zh: '请由开发人员运行 yuzhi pack check 查看原因', en: 'An engineer can run yuzhi pack check to see why' },
  },
  KERNEL_RUN_NOT_FOUND: {
    kind: 'not-found',
    message: { zh: '没有编号为 {id} 的运行记录', en: 'Cannot find run {id}' },
    hint: { zh: '请在运行记录列表中查看编号', en: 'Look up the id in the list of runs' },
  },
  KERNEL_RUN_NOT_ENDED: {
    kind: 'conflict',
    message: { zh: '运行 {id} 尚未结束，不能清除内容', en: 'Cannot erase run {id}: it has not ended' },
    hint: { zh: '请待其结束后再试', en: 'Try again when it has ended' },
  },
  KERNEL_RUN_ERASED: {
    kind: 'conflict',
    message: { zh: '运行 {id} 没有可清除的内容', en: 'Cannot erase run {id}: nothing of it is kept' },
    hint: {
      zh: '内容可能已经清除，或因超过大小上限未保存',
      en: 'It was erased already, or was too large to be kept',
    },
  },
  KERNEL_REASON_MISSING: {
    kind: 'invalid-input',
    message: { zh: '清除理由不能为空', en: 'Cannot erase: no reason is given' },
    hint: {
      zh: '请写明依据和理由，不要写入被清除的内容',
      en: 'Say on what ground; do not repeat what is erased',
    },
  },
  KERNEL_INPUT_INVALID: {
    kind: 'invalid-input',
    message: {
      zh: '{operation} 的输入有 {count} 处不符合要求',
      en: 'Cannot run {operation}: its input has {count} problem(s)',
    },
    hint: { zh: '请按 issues 逐项修改；可先套用示例', en: 'Mend each of the issues; an example shows the shape' },
  },
  KERNEL_INPUT_TOO_LARGE: {
    kind: 'too-large',
    message: {
      zh: '输入为 {bytes} 字节，超过上限 {limit} 字节',
      en: 'Cannot take the input: {bytes} bytes is over the limit of {limit}',
    },
    hint: { zh: '请分批提交，或只提交需要的部分', en: 'Send it in parts, or only the part that is needed' },
  },
  KERNEL_INPUT_TOO_DEEP: {
    kind: 'invalid-input',
    message: { zh: '输入的嵌套层数过多', en: 'Cannot take the input: it is nested too deeply' },
    hint: { zh: '请检查数据结构是否有误', en: 'Check the structure of the data' },
  },
  KERNEL_OUTPUT_INVALID: {
    kind: 'internal',
    message: {
      zh: '{operation} 的结果不符合其约定',
      en: 'Cannot answer: the result of {operation} breaks its own contract',
    },
    hint: {
      zh: '这是程序错误，请把运行编号告知场景包的维护人员',
      en: 'This is a defect; give the run id to the maintainers of the pack',
    },
  },
  KERNEL_OPERATION_BROKEN: {
    kind: 'internal',
    message: { zh: '{operation} 执行时发生程序错误', en: 'Cannot answer: {operation} broke while it ran' },
    hint: { zh: '请把运行编号告知场景包的维护人员', en: 'Give the run id to the maintainers of the pack' },
  },
  KERNEL_RUN_TIMED_OUT: {
    kind: 'timeout',
    message: {
      zh: '{operation} 超过时限 {timeoutMs} 毫秒，已停止',
      en: 'Cannot finish {operation}: it was stopped after {timeoutMs} ms',
    },
    hint: { zh: '请减少输入量后重试', en: 'Try again with less input' },
  },
  KERNEL_RUN_CANCELLED: {
    kind: 'cancelled',
    message: { zh: '{operation} 已取消', en: 'Cannot finish {operation}: it was cancelled' },
    hint: { zh: '如需结果，请重新执行', en: 'Run it again if the result is needed' },
  },
  KERNEL_RUN_INTERRUPTED: {
    kind: 'unavailable',
    message: { zh: '执行期间服务进程中断，没有结果', en: 'Cannot finish the run: the process that ran it ended' },
    hint: { zh: '请核对外部影响后重新执行', en: 'Check what it may have done outside, then run it again' },
  },
  KERNEL_CLOSING: {
    kind: 'unavailable',
    message: { zh: '服务正在停止，不再接受新的请求', en: 'Cannot run anything: the server is stopping' },
    hint: { zh: '请稍后重试', en: 'Try again in a moment' },
  },
  KERNEL_CALL_TOO_DEEP: {
    kind: 'internal',
    message: {
      zh: '场景包之间的调用超过 {limit} 层',
      en: 'Cannot call {operation}: packs call each other more than {limit} deep',
    },
    hint: { zh: '请检查是否互相循环调用', en: 'Check whether packs call each other in a circle' },
  },
  KERNEL_CALL_NEEDS_APPROVAL: {
    kind: 'denied',
    message: {
      zh: '{operation} 需经审批，不能由其他场景包直接调用',
      en: 'Cannot call {operation} from a pack: it needs an approval',
    },
    hint: { zh: '请由人员直接提出申请', en: 'A person has to ask for it' },
  },
  KERNEL_JOB_NEEDS_APPROVAL: {
    kind: 'denied',
    message: {
      zh: '{operation} 更新后需经审批，此前受理的任务未执行',
      en: 'Cannot carry out the job: {operation} needs an approval since it was accepted',
    },
    hint: { zh: '请重新提出申请，经审批后执行', en: 'Ask for it again; it runs once a person has approved it' },
  },
  KERNEL_CAPABILITY_NOT_ASKED: {
    kind: 'internal',
    message: {
      zh: '{operation} 使用了未声明的能力 {capability}',
      en: 'Cannot give {capability} to {operation}: it does not stand in its needs',
    },
    hint: {
      zh: '请在能力操作的 needs 和 manifest.json 的 capabilities 中声明',
      en: 'Name it in the needs of the operation and in the manifest',
    },
  },
  KERNEL_MANIFEST_MISSING: {
    kind: 'invalid-input',
    message: { zh: '{folder} 中没有 manifest.json', en: 'Cannot load {folder}: it has no manifest.json' },
    hint: { zh: '可用 yuzhi pack new 生成一个', en: 'yuzhi pack new writes one' },
  },
  KERNEL_MANIFEST_INVALID: {
    kind: 'invalid-input',
    message: {
      zh: '{folder} 的 manifest.json 不符合要求：{reason}',
      en: 'Cannot load {folder}: its manifest.json is wrong ({reason})',
    },
    hint: { zh: '请对照 docs/reference/manifest.md 修改', en: 'Compare it with docs/reference/manifest.md' },
  },
  KERNEL_MANIFEST_LIES: {
    kind: 'invalid-input',
    message: {
      zh: '{folder} 的 manifest.json 与实际不符：{reason}',
      en: 'Cannot load {folder}: its manifest does not tell the truth ({reason})',
    },
    hint: { zh: '请让声明与代码一致', en: 'Make the manifest and the code agree' },
  },
  KERNEL_DOMAIN_UNKNOWN: {
    kind: 'invalid-input',
    message: { zh: '{folder} 不在七个领域之内', en: 'Cannot load {folder}: it stands in none of the seven domains' },
    hint: { zh: '领域只有：{domains}', en: 'The domains are: {domains}' },
  },
  KERNEL_PACK_DUPLICATE: {
    kind: 'conflict',
    message: { zh: '场景包 {pack} 重复，{other} 已先加载', en: 'Cannot load {pack} twice: {other} was loaded first' },
    hint: { zh: '请给其中一个改名', en: 'Give one of them another name' },
  },
  KERNEL_PACK_IMPORT_FAILED: {
    kind: 'invalid-input',
    message: {
      zh: '{folder} 的代码无法加载：{reason}',
      en: 'Cannot load {folder}: its code does not import ({reason})',
    },
    hint: { zh: '请修正代码后重新启动', en: 'Mend the code and start again' },
  },
  KERNEL_PACK_SHAPE_WRONG: {
    kind: 'invalid-input',
    message: {
      zh: '{folder} 的 pack.ts 不符合约定：{reason}',
      en: 'Cannot load {folder}: pack.ts breaks the contract ({reason})',
    },
    hint: {
      zh: '请用 definePack 和 defineOperation 定义，并导出为 default',
      en: 'Use definePack and defineOperation and export it as default',
    },
  },
  KERNEL_RULES_INVALID: {
    kind: 'invalid-input',
    message: { zh: '规则文件 {file} 不符合要求：{reason}', en: 'Cannot load the rules in {file}: {reason}' },
    hint: {
      zh: '请修正该文件；规则须注明版本、起止日期和来源',
      en: 'Mend the file; a rule states version, dates and source',
    },
  },
  KERNEL_PACKS_FAILED: {
    kind: 'invalid-input',
    message: {
      zh: '有 {count} 个场景包未能加载：{packs}',
      en: 'Cannot start strictly: {count} pack(s) failed ({packs})',
    },
    hint: { zh: '请修正后重试，或不使用严格模式', en: 'Mend them, or start without --strict' },
  },
  KERNEL_CITY_INVALID: {
    kind: 'invalid-input',
    message: {
      zh: '城市配置文件 {file} 不符合要求：{reason}',
      en: 'Cannot load the city profile from {file}: {reason}',
    },
    hint: {
      zh: '请对照 cities/chongqing 修改，或检查 YUZHI_CITY 设置',
      en: 'Compare it with cities/chongqing, or check the setting YUZHI_CITY',
    },
  },
  KERNEL_PACK_ID_WRONG: {
    kind: 'invalid-input',
    message: { zh: '场景包编号“{pack}”不符合要求', en: 'Cannot use {pack} as the id of a pack' },
    hint: {
      zh: '编号形如 governance/my-pack：领域（{domains}）加小写英文名称，用连字符连接',
      en: 'An id looks like governance/my-pack: a domain ({domains}) and a name in lower case with hyphens',
    },
  },
  KERNEL_PACK_EXISTS: {
    kind: 'conflict',
    message: { zh: '场景包 {pack} 已存在：{folder}', en: 'Cannot write pack {pack}: {folder} is there already' },
    hint: { zh: '请换一个名称，或先移走该目录', en: 'Take another name, or move that folder away' },
  },
  KERNEL_ROOT_MISSING: {
    kind: 'not-found',
    message: { zh: '场景包目录 {root} 不存在', en: 'Cannot look for packs in {root}: there is no such folder' },
    hint: { zh: '请检查 YUZHI_PACKS 设置', en: 'Check the setting YUZHI_PACKS' },
  },
});
