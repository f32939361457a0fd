/** What can go wrong before anything is installed: the same shape as every error catalogue of the project. */
export const catalogue = {
  ENSURE_NODE_TOO_OLD: {
    kind: 'unavailable',
    message: {
      zh: '本机的 Node.js 为 {found}，低于所需的 {needed}',
      en: 'Cannot start: Node.js {found} is older than {needed}',
    },
    hint: { zh: '请安装 Node.js {needed} 或更高版本', en: 'Install Node.js {needed} or later' },
  },
  ENSURE_NPM_MISSING: {
    kind: 'unavailable',
    message: { zh: '无法运行 npm：{reason}', en: 'Cannot install: npm does not run ({reason})' },
    hint: { zh: '请安装 npm（通常随 Node.js 一起安装）', en: 'Install npm; it usually comes with Node.js' },
  },
  ENSURE_NETWORK_UNREACHABLE: {
    kind: 'unavailable',
    message: {
      zh: '无法安装依赖：连接不到软件包仓库（{reason}）',
      en: 'Cannot install: the package registry cannot be reached ({reason})',
    },
    hint: {
      zh: '请检查网络或代理；如使用内部镜像，请用 npm config set registry 设置',
      en: 'Check the network or proxy; an internal mirror is set with npm config set registry',
    },
  },
  ENSURE_PACKAGE_NOT_FOUND: {
    kind: 'unavailable',
    message: {
      zh: '无法安装依赖：软件包仓库中没有所需的版本（{reason}）',
      en: 'Cannot install: the package registry lacks a version ({reason})',
    },
    hint: {
      zh: '镜像可能尚未同步，请稍后重试或更换镜像',
      en: 'A mirror may lag behind; try again later or use another',
    },
  },
  ENSURE_PACKAGE_CORRUPT: {
    kind: 'unavailable',
    message: {
      zh: '无法安装依赖：下载的软件包与校验值不符',
      en: 'Cannot install: a package does not match its checksum',
    },
    hint: { zh: '请运行 npm cache clean --force 后重试', en: 'Run npm cache clean --force and try again' },
  },
  ENSURE_DISK_FULL: {
    kind: 'unavailable',
    message: { zh: '无法安装依赖：磁盘空间不足', en: 'Cannot install: the disk is full' },
    hint: { zh: '请腾出约 1 GB 空间后重试', en: 'Free about 1 GB and try again' },
  },
  ENSURE_FOLDER_CLOSED: {
    kind: 'denied',
    message: {
      zh: '无法安装依赖：不能写入 {folder}（{reason}）',
      en: 'Cannot install: {folder} cannot be written to ({reason})',
    },
    hint: {
      zh: '请检查目录权限，或在可写的目录中重新克隆',
      en: 'Check its permissions, or clone into a folder of your own',
    },
  },
  ENSURE_LOCK_DIFFERS: {
    kind: 'conflict',
    message: {
      zh: '无法安装依赖：package.json 与 package-lock.json 不一致',
      en: 'Cannot install: package.json and package-lock.json disagree',
    },
    hint: {
      zh: '请恢复这两个文件；开发人员可运行 npm install 更新',
      en: 'Restore both files; a developer updates them with npm install',
    },
  },
  ENSURE_INSTALL_RUNNING: {
    kind: 'timeout',
    message: {
      zh: '另一个进程（{pid}）正在安装，等候超过 {minutes} 分钟',
      en: 'Cannot install: process {pid} has been installing for over {minutes} minutes',
    },
    hint: { zh: '请结束该进程后重试', en: 'End that process and try again' },
  },
  ENSURE_PARTS_MISSING: {
    kind: 'unavailable',
    message: {
      zh: '依赖已安装，但缺少本机可用的 {missing}',
      en: 'Cannot start: {missing} for this machine did not come with the install',
    },
    hint: {
      zh: '下载可能不完整：请删除 node_modules 后重试（Linux 须使用 glibc）',
      en: 'The download may be incomplete: delete node_modules and try again (Linux needs glibc)',
    },
  },
  ENSURE_CONSOLE_FAILED: {
    kind: 'internal',
    message: {
      zh: '控制台构建失败（{code}），仍使用上一次的构建',
      en: 'Cannot build the console ({code}): the last build stays',
    },
    hint: { zh: '请按下面的提示处理；接口不受影响', en: 'See below; the API is not affected' },
  },
  ENSURE_INSTALL_FAILED: {
    kind: 'unavailable',
    message: { zh: '无法安装依赖：npm ci 以 {code} 结束', en: 'Cannot install: npm ci ended with {code}' },
    hint: { zh: '请按下面 npm 的说明处理', en: 'See what npm says below' },
  },
};

/** A failure that was foreseen, with its words in both languages. */
export class EnsureFailure extends Error {
  constructor(code, details = {}, more = '') {
    super(fill(catalogue[code].message.en, details));
    this.code = code;
    this.details = details;
    this.more = more;
  }

  /** What the terminal shows. */
  get text() {
    const { message, hint } = catalogue[this.code];
    const lines = ['zh', 'en'].map(
      (language) => `${fill(message[language], this.details)}\n  → ${fill(hint[language], this.details)}`,
    );
    return [this.code, ...lines, ...(this.more === '' ? [] : ['', this.more])].join('\n');
  }
}

const codes = [
  ['ENSURE_DISK_FULL', /\b(ENOSPC|EDQUOT)\b/],
  ['ENSURE_FOLDER_CLOSED', /\b(EACCES|EPERM|EROFS)\b/],
  ['ENSURE_LOCK_DIFFERS', /\bcode EUSAGE\b[^]*lock file/],
  ['ENSURE_PACKAGE_CORRUPT', /\bEINTEGRITY\b/],
  ['ENSURE_PACKAGE_NOT_FOUND', /\b(E404|ETARGET)\b/],
  [
    'ENSURE_NETWORK_UNREACHABLE',
    /\b(ENOTFOUND|EAI_AGAIN|ECONN\w+|E?NETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED|ERR_SOCKET_TIMEOUT|E5\d\d|SELF_SIGNED_CERT\w*|UNABLE_TO_\w+)\b/,
  ],
];

/** The failure that npm's own words, or an error of the file system, stand for. */
export function causeOf(words, { root, code }) {
  for (const [failure, pattern] of codes) {
    const reason = pattern.exec(words)?.[1];
    if (pattern.test(words)) return new EnsureFailure(failure, { folder: root, reason });
  }
  return new EnsureFailure('ENSURE_INSTALL_FAILED', { code }, words.trim().split('\n').slice(-15).join('\n'));
}

function fill(template, details) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => String(details[name] ?? whole));
}
