import { errorsFor } from '@yuzhi/sdk';

export const accessError = errorsFor({
  ACCESS_DENIED: {
    kind: 'denied',
    message: { zh: '无权{actionZh}：{resource}', en: 'Cannot {actionEn}: {resource} is not open to this caller' },
    hint: { zh: '{askZh}', en: '{askEn}' },
  },
  ACCESS_APPROVAL_NOT_FOUND: {
    kind: 'not-found',
    message: { zh: '没有编号为 {id} 的审批', en: 'Cannot find approval {id}' },
    hint: { zh: '请在审批列表中查看编号', en: 'Look up the id in the list of approvals' },
  },
  ACCESS_APPROVAL_DECIDED: {
    kind: 'conflict',
    message: { zh: '审批 {id} 已经办结，不能再次决定', en: 'Cannot decide approval {id}: it has been decided already' },
    hint: { zh: '如需再次执行，请重新提出申请', en: 'Ask again if the operation is to run once more' },
  },
  ACCESS_APPROVAL_LAPSED: {
    kind: 'conflict',
    message: { zh: '审批 {id} 已超过办理期限，不能再同意', en: 'Cannot approve {id}: its deadline has passed' },
    hint: { zh: '请申请人重新提出申请', en: 'Whoever asked has to ask again' },
  },
  ACCESS_PERSON_NEEDED: {
    kind: 'conflict',
    message: {
      zh: '事项 {id} 须两人同意，本机操作员不计入人数',
      en: 'Cannot agree to {id} here: two people have to, and the operator at the machine is nobody in particular',
    },
    hint: { zh: '请由两名有权办理的人员登录后分别同意', en: 'Let two people who may decide it sign in and agree' },
  },
  ACCESS_AGREED_ALREADY: {
    kind: 'conflict',
    message: { zh: '您已同意事项 {id}，还须另一人同意', en: 'Cannot agree to {id} twice: it takes another person' },
    hint: { zh: '请另一名有权办理的人员办理', en: 'Ask somebody else who may decide it' },
  },
  ACCESS_NOTICE_WAY_WRONG: {
    kind: 'invalid-input',
    message: { zh: '不能向该邮箱或群机器人发送通知', en: 'Cannot send notices to that address or webhook' },
    hint: {
      zh: '请用单位邮箱，或从已设置的群机器人中选择；需要增加的请联系系统管理员',
      en: 'Use an address of an official domain or a webhook that is set up, or ask the system administrator for more',
    },
  },
  ACCESS_GRANT_TERMS_WRONG: {
    kind: 'invalid-input',
    message: {
      zh: '预先审批的授权须针对会产生影响的操作，并写明次数上限',
      en: 'Cannot take the application: a grant that approves in advance is for an act and has a quota',
    },
    hint: {
      zh: '请写明次数上限；查询和建议类操作不需要预先审批',
      en: 'State a quota; what only reads or advises needs no approval',
    },
  },
  ACCESS_REASON_MISSING: {
    kind: 'invalid-input',
    message: { zh: '审批意见不能为空', en: 'Cannot decide an approval: no reason is given' },
    hint: { zh: '请写明同意或不同意的理由', en: 'Say why it is approved or rejected' },
  },
  ACCESS_CALL_NOT_FOUND: {
    kind: 'not-found',
    message: { zh: '没有名为 {call} 的管理功能', en: 'Cannot do {call}: there is no such call' },
    hint: { zh: '可用的管理功能见 yuzhi access --help', en: 'yuzhi access --help lists what there is' },
  },
  ACCESS_INPUT_INVALID: {
    kind: 'invalid-input',
    message: { zh: '{call} 的输入有 {count} 处不符合要求', en: 'Cannot do {call}: its input has {count} problem(s)' },
    hint: { zh: '请按 issues 逐项修改', en: 'Mend each of the issues' },
  },
  ACCESS_THING_NOT_FOUND: {
    kind: 'not-found',
    message: { zh: '没有找到：{id}', en: 'Cannot find {id}' },
    hint: { zh: '请在列表中查看编号', en: 'Look it up in the list' },
  },
  ACCESS_STATE_WRONG: {
    kind: 'conflict',
    message: { zh: '{id} 的当前状态不允许这样操作：{state}', en: 'Cannot do that to {id}: it is {state}' },
    hint: { zh: '请刷新后查看其当前状态', en: 'Read it again to see how it stands' },
  },
  ACCESS_UNIT_WRONG: {
    kind: 'invalid-input',
    message: { zh: '单位“{unit}”的信息自相矛盾：{reason}', en: 'Cannot take the unit {unit}: {reason}' },
    hint: {
      zh: '请核对名称、信用代码、上级单位和起止日期',
      en: 'Check names, credit code, parent and the days on which each holds',
    },
  },
  ACCESS_UNIT_UNKNOWN: {
    kind: 'invalid-input',
    message: { zh: '在 {date} 没有名为“{unit}”的单位', en: 'Cannot find a unit {unit} on {date}' },
    hint: {
      zh: '请核对名称和日期；已撤销的单位请用其承接单位',
      en: 'Check name and day; for an ended unit use its successor',
    },
  },
  ACCESS_IMPORT_WRONG: {
    kind: 'invalid-input',
    message: {
      zh: '{name} 有 {errorCount} 处错误，未导入任何内容',
      en: 'Cannot import {name}: {errorCount} problem(s), nothing was taken',
    },
    hint: { zh: '请按行号和列名逐项修改后重新导入', en: 'Mend each by its row and column and import again' },
  },
  ACCESS_ACCOUNT_TAKEN: {
    kind: 'conflict',
    message: { zh: '账号已被使用', en: 'Cannot take this account name: it is in use' },
    hint: { zh: '请换一个账号名', en: 'Choose another' },
  },
  ACCESS_ROLES_EXCLUDE: {
    kind: 'conflict',
    message: {
      zh: '管理员和审计人员不得兼任其他角色',
      en: 'Cannot give this role: an administrator or auditor holds no other role',
    },
    hint: { zh: '请先收回原角色，或由另一人担任', en: 'End the other role first, or choose another person' },
  },
  ACCESS_ROLE_UNIT_WRONG: {
    kind: 'invalid-input',
    message: { zh: '角色 {role} 的单位填写不正确', en: 'Cannot give the role {role}: a unit is missing or not wanted' },
    hint: {
      zh: '单位类角色须写明单位，全市类角色不写',
      en: 'Roles of a unit name it; roles for the whole city name none',
    },
  },
  ACCESS_DELEGATION_WRONG: {
    kind: 'invalid-input',
    message: { zh: '不能委托角色 {role}', en: 'Cannot delegate the role {role}' },
    hint: {
      zh: '只能委托本人在该单位持有的业务角色，受托人须为在用账号',
      en: 'Only a role that you hold yourself, no administrator’s, and only to an active account',
    },
  },
  ACCESS_UNIT_NOT_YOURS: {
    kind: 'denied',
    message: { zh: '您在所选单位没有角色', en: 'Cannot ask for that unit: you hold no role there' },
    hint: {
      zh: '请选择自己所在的单位，或联系安全管理员',
      en: 'Choose a unit of yours, or ask the security administrator',
    },
  },
  ACCESS_SIGN_IN_WRONG: {
    kind: 'denied',
    message: { zh: '账号、口令或动态码不正确', en: 'Cannot sign in: account, password or code is wrong' },
    hint: {
      zh: '动态码每 30 秒更换且只能用一次；忘记口令请联系安全管理员',
      en: 'A code lasts 30 seconds and works once; for a forgotten password ask the security administrator',
    },
  },
  ACCESS_SIGN_IN_LIMITED: {
    kind: 'limited',
    message: { zh: '尝试次数过多', en: 'Cannot sign in now: there were too many attempts' },
    hint: {
      zh: '请 15 分钟后再试，或改用曾经登录过的浏览器',
      en: 'Try again in 15 minutes, or from a browser that you have signed in from before',
    },
  },
  ACCESS_LINK_WRONG: {
    kind: 'not-found',
    message: { zh: '链接无效、已使用或已过期', en: 'Cannot use this link: it is unknown, used or out of date' },
    hint: { zh: '请联系安全管理员重新生成', en: 'Ask the security administrator for another' },
  },
  ACCESS_PASSWORD_WEAK: {
    kind: 'invalid-input',
    message: { zh: '口令不符合要求：{reasonZh}', en: 'Cannot take this password: {reasonEn}' },
    hint: { zh: '可用几个不相关的词连成一句', en: 'Several unrelated words make a good one' },
  },
  ACCESS_CODE_WRONG: {
    kind: 'invalid-input',
    message: { zh: '动态码不正确', en: 'Cannot take this code: it is wrong' },
    hint: {
      zh: '请核对手机时间，输入当前显示的 6 位数字',
      en: 'Check the clock of the phone and enter the six digits that it shows now',
    },
  },
  ACCESS_PASSKEY_WRONG: {
    kind: 'denied',
    message: { zh: '通行密钥未通过验证', en: 'Cannot take this passkey: it does not check out' },
    hint: {
      zh: '请重试并在 5 分钟内完成；单独使用时须在设备上验证指纹、人脸或 PIN。也可用口令和动态码登录',
      en: 'Try again within five minutes; used alone it needs a finger, face or PIN on the device. Or use password and code',
    },
  },
  ACCESS_PASSKEYS_TOO_MANY: {
    kind: 'conflict',
    message: {
      zh: '不能再登记通行密钥：已登记过，或已达 {most} 个',
      en: 'Cannot add this passkey: it is there already, or there are {most}',
    },
    hint: { zh: '请先删除不再使用的', en: 'Remove those that are not used any more' },
  },
  ACCESS_IDENTITY_OFF: {
    kind: 'not-found',
    message: { zh: '未配置身份认证平台', en: 'Cannot sign in that way: no identity provider is configured' },
    hint: {
      zh: '请用账号和口令登录，或由系统管理员设置 YUZHI_OIDC_ISSUER',
      en: 'Use account and password, or have YUZHI_OIDC_ISSUER set by the system administrator',
    },
  },
  ACCESS_IDENTITY_WRONG: {
    kind: 'denied',
    message: { zh: '身份认证平台的登录未完成', en: 'Cannot sign in: the identity provider did not vouch for this' },
    hint: {
      zh: '请在同一浏览器中重新登录，并在 5 分钟内完成',
      en: 'Begin again in the same browser and end within five minutes',
    },
  },
  ACCESS_IDENTITY_UNKNOWN: {
    kind: 'denied',
    message: {
      zh: '身份认证平台的该用户不能登录本系统',
      en: 'Cannot sign in: whom the identity provider named is let in to no account here',
    },
    hint: {
      zh: '请联系安全管理员建立账号；管理员须用本系统的口令或通行密钥登录；初次使用请先用激活链接登录',
      en: 'Ask the security administrator for an account; administrators sign in with a password or passkey of this base; a new account is activated by its link first',
    },
  },
  ACCESS_IDENTITY_UNAVAILABLE: {
    kind: 'unavailable',
    message: { zh: '无法使用身份认证平台：{reason}', en: 'Cannot use the identity provider: {reason}' },
    hint: {
      zh: '请稍后再试，或用口令登录；系统管理员请核对 YUZHI_OIDC_ISSUER 和网络',
      en: 'Try again later or use a password; the system administrator checks YUZHI_OIDC_ISSUER and the network',
    },
  },
  ACCESS_RATE_LIMITED: {
    kind: 'limited',
    message: { zh: '请求过于频繁', en: 'Cannot answer now: there were too many requests' },
    hint: { zh: '请 {seconds} 秒后再试', en: 'Try again in {seconds} seconds' },
  },
  ACCESS_KEY_MISSING: {
    kind: 'conflict',
    message: {
      zh: '本机的加密密钥不能解开已保存的动态码种子',
      en: 'Cannot read a sealed seed: this machine does not hold the key that it was sealed with',
    },
    hint: {
      zh: '请用 YUZHI_SECRET_KEYS 指定同一密钥文件；密钥已丢失的，请安全管理员更换第二因素',
      en: 'Name the same key file with YUZHI_SECRET_KEYS on every machine; if it is lost have the second factor replaced',
    },
  },
  ACCESS_KEY_FILE_OPEN: {
    kind: 'denied',
    message: { zh: '加密密钥文件 {file} 可被他人读取', en: 'Cannot use the key file {file}: others can read it' },
    hint: { zh: '请运行 chmod 600 {file}', en: 'Run chmod 600 {file}' },
  },
  ACCESS_KEY_FILE_WRONG: {
    kind: 'conflict',
    message: { zh: '加密密钥文件 {file} 无法使用：{reason}', en: 'Cannot use the key file {file}: {reason}' },
    hint: {
      zh: '请从备份恢复该文件；不要删除，否则已保存的第二因素全部失效',
      en: 'Put the file back from a copy; without it every second factor has to be replaced',
    },
  },
  ACCESS_GRANT_USED_UP: {
    kind: 'limited',
    message: { zh: '授权次数已用完或授权已失效', en: 'Cannot run it: the grant is used up or has ended' },
    hint: { zh: '请重新申请授权', en: 'Apply for another grant' },
  },
});
