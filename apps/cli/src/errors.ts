import { errorsFor } from '@yuzhi/sdk';

export const cliError = errorsFor({
  CLI_COMMAND_UNKNOWN: {
    kind: 'invalid-input',
    message: { zh: '没有 {name} 这个命令', en: 'Cannot run {name}: there is no such command' },
    hint: { zh: '运行 yuzhi --help 查看全部命令', en: 'yuzhi --help lists the commands' },
  },
  CLI_OPTION_UNKNOWN: {
    kind: 'invalid-input',
    message: { zh: '不认识选项 {name}', en: 'Cannot use the option {name}: there is none of that name' },
    hint: { zh: '在命令后加 --help 查看可用选项', en: 'Add --help to the command to see its options' },
  },
  CLI_OPTION_VALUE_MISSING: {
    kind: 'invalid-input',
    message: { zh: '选项 {name} 缺少取值', en: 'Cannot use the option {name}: its value is missing' },
    hint: { zh: '在命令后加 --help 查看写法', en: 'Add --help to the command to see how it is written' },
  },
  CLI_OPTION_VALUE_WRONG: {
    kind: 'invalid-input',
    message: { zh: '选项 {name} 的取值 {value} 不可用', en: 'Cannot use {value} for the option {name}' },
    hint: { zh: '可用的取值：{choices}', en: 'It takes: {choices}' },
  },
  CLI_OPTION_MISSING: {
    kind: 'invalid-input',
    message: { zh: '缺少选项 {name}', en: 'Cannot run the command: the option {name} is missing' },
    hint: { zh: '在命令后加 --help 查看写法', en: 'Add --help to the command to see how it is written' },
  },
  CLI_OPTION_CONFLICT: {
    kind: 'invalid-input',
    message: { zh: '选项 {one} 与 {other} 不能同时使用', en: 'Cannot use {one} together with {other}' },
    hint: { zh: '请去掉其中一个', en: 'Leave one of them out' },
  },
  CLI_ARGUMENT_MISSING: {
    kind: 'invalid-input',
    message: { zh: '命令不完整：缺少 {name}', en: 'Cannot run the command: {name} is missing' },
    hint: { zh: '在命令后加 --help 查看写法', en: 'Add --help to the command to see how it is written' },
  },
  CLI_ARGUMENT_UNEXPECTED: {
    kind: 'invalid-input',
    message: { zh: '命令中有多余的内容', en: 'Cannot run the command: it has more arguments than it takes' },
    hint: {
      zh: '含空格的内容须加引号；在命令后加 --help 查看写法',
      en: 'Quote what holds spaces; add --help to see how it is written',
    },
  },
  CLI_FLAGS_WRONG: {
    kind: 'invalid-input',
    message: { zh: '参数有 {count} 处不正确', en: 'Cannot run {operation}: {count} flag(s) are wrong' },
    hint: { zh: '运行 yuzhi run {operation} --help 查看参数', en: 'yuzhi run {operation} --help lists its flags' },
  },
  CLI_CALL_FLAGS_WRONG: {
    kind: 'invalid-input',
    message: { zh: '参数有 {count} 处不正确', en: 'Cannot do {call}: {count} flag(s) are wrong' },
    hint: { zh: '运行 yuzhi access {call} --help 查看参数', en: 'yuzhi access {call} --help lists its flags' },
  },
  CLI_EXAMPLE_MISSING: {
    kind: 'not-found',
    message: {
      zh: '{operation} 没有第 {number} 个示例，共有 {count} 个',
      en: 'Cannot run example {number} of {operation}: it has {count}',
    },
    hint: { zh: '运行 yuzhi run {operation} --help 查看示例', en: 'yuzhi run {operation} --help shows its examples' },
  },
  CLI_JSON_WRONG: {
    kind: 'invalid-input',
    message: {
      zh: '{source} 不是有效的 JSON：第 {line} 行第 {column} 列不应是 {found}',
      en: 'Cannot read {source}: it is not JSON at line {line}, column {column}, where {found} stands',
    },
    hint: {
      zh: 'JSON 的名称和文字须用英文双引号，不能有注释和多余的逗号',
      en: 'Names and texts stand in double quotes; JSON has no comments and no trailing commas',
    },
  },
  CLI_JSON_ENDS: {
    kind: 'invalid-input',
    message: { zh: '{source} 不是完整的 JSON', en: 'Cannot read {source}: it ends before the JSON does' },
    hint: {
      zh: '请检查内容是否为空，括号和引号是否成对',
      en: 'Check that there is something and that brackets and quotes are closed',
    },
  },
  CLI_INPUT_NOT_OBJECT: {
    kind: 'invalid-input',
    message: {
      zh: '--input 的内容不是 JSON 对象，不能再用参数补充',
      en: 'Cannot lay flags over --input: it is not a JSON object',
    },
    hint: {
      zh: '请只用 --input，或把输入写成 {"名称": 值} 的形式',
      en: 'Use --input alone, or write the input as {"name": value}',
    },
  },
  CLI_FILE_MISSING: {
    kind: 'not-found',
    message: { zh: '没有文件 {file}', en: 'Cannot read {file}: there is no such file' },
    hint: {
      zh: '请检查文件名；相对路径从当前目录算起',
      en: 'Check the name; a relative path starts at the current folder',
    },
  },
  CLI_FILE_UNREADABLE: {
    kind: 'invalid-input',
    message: { zh: '无法读取文件 {file}：{reason}', en: 'Cannot read {file}: {reason}' },
    hint: { zh: '请检查它是否为文件，以及读取权限', en: 'Check that it is a file and that you may read it' },
  },
  CLI_FILE_UNWRITABLE: {
    kind: 'invalid-input',
    message: { zh: '无法写入文件 {file}：{reason}', en: 'Cannot write {file}: {reason}' },
    hint: { zh: '请检查目录是否存在，以及写入权限', en: 'Check that its folder exists and that you may write there' },
  },
  CLI_FILE_EXISTS: {
    kind: 'conflict',
    message: { zh: '文件 {file} 已存在', en: 'Cannot write {file}: it exists already' },
    hint: { zh: '用 --out 另选文件名，或加 --force 覆盖', en: 'Choose another name with --out, or add --force' },
  },
  CLI_CONFIRMATION_MISSING: {
    kind: 'invalid-input',
    message: {
      zh: '恢复快照会丢失快照之后写入的数据，须先确认',
      en: 'Cannot go back without a yes: what was written since the snapshot is lost',
    },
    hint: { zh: '确认无误后加上 --yes', en: 'Add --yes when that is what you want' },
  },
  CLI_SAMPLES_NOT_CONFIRMED: {
    kind: 'invalid-input',
    message: {
      zh: '将删除 {runs} 条示例运行，删除后不能恢复，须先确认；自己输入的运行不受影响',
      en: 'Cannot delete {runs} sample runs without a yes: it is final. Runs of your own input stay',
    },
    hint: { zh: '确认无误后加上 --yes', en: 'Add --yes when that is what you want' },
  },
  CLI_ACCEPT_NOT_CONFIRMED: {
    kind: 'invalid-input',
    message: {
      zh: '确认后，外部留存的链头之后的记录不再核验，须先确认',
      en: 'Cannot accept a restore without a yes: what came after the restored state is given up for good',
    },
    hint: {
      zh: '确认数据确由恢复备份或 migrate --back 改回，再加上 --yes',
      en: 'Make sure that the store was put back on purpose, and add --yes',
    },
  },
  CLI_TRIM_NOT_CONFIRMED: {
    kind: 'invalid-input',
    message: {
      zh: '清理会从数据库中删除到期的审计记录及其对应的运行、审批和事件，须先确认',
      en: 'Cannot trim without a yes: what is cut off, with its runs, approvals and events, leaves the database',
    },
    hint: {
      zh: '清理前会写入 --to 指定的文件；确认无误后加上 --yes',
      en: 'It is written to the file named by --to first; add --yes when that is what you want',
    },
  },
  CLI_BASE_IN_USE: {
    kind: 'conflict',
    message: {
      zh: '另有 {count} 个数据库连接正在使用，不能恢复',
      en: 'Cannot restore: {count} other connection(s) use the database',
    },
    hint: { zh: '请先停止正在运行的 yuzhi serve 和其他命令', en: 'Stop yuzhi serve and other commands first' },
  },
  CLI_STOPPED: {
    kind: 'cancelled',
    message: { zh: '命令已中断', en: 'Cannot go on: the command was stopped' },
    hint: { zh: '如有需要，请重新运行', en: 'Run it again if it is needed' },
  },
  CLI_BROKEN: {
    kind: 'internal',
    message: { zh: '程序内部发生错误：{reason}', en: 'Cannot go on: the program broke ({reason})' },
    hint: { zh: '请把以上内容告知维护人员', en: 'Tell the maintainers what stands above' },
  },
});
