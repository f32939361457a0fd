import { errorsFor } from '@yuzhi/sdk';

/** What is told is the host, never the path or the query: those of webhooks are secrets. */
export const outboundError = errorsFor({
  OUTBOUND_URL_WRONG: {
    kind: 'invalid-input',
    message: { zh: '对外请求的地址不可用：{reason}', en: 'Cannot use the address of a request that leaves: {reason}' },
    hint: {
      zh: '地址须以 https:// 或 http:// 开头，不含用户名和口令',
      en: 'It begins with https:// or http:// and holds no user name or password',
    },
  },
  OUTBOUND_HOST_NOT_ALLOWED: {
    kind: 'denied',
    message: { zh: '未允许向 {host} 发出请求', en: 'Cannot send anything to {host}: it is not on the list' },
    hint: {
      zh: '请系统管理员把该主机加入 YUZHI_OUTBOUND_HOSTS',
      en: 'Ask the system administrator to add the host to YUZHI_OUTBOUND_HOSTS',
    },
  },
  OUTBOUND_ADDRESS_INSIDE: {
    kind: 'denied',
    message: {
      zh: '{host} 指向内部或保留地址，未发出请求',
      en: 'Cannot send anything to {host}: it leads to an address that is internal or reserved',
    },
    hint: {
      zh: '确需访问内网的，请系统管理员把该网段写入 YUZHI_OUTBOUND_NETWORKS',
      en: 'Where that is meant, ask the system administrator to name the network in YUZHI_OUTBOUND_NETWORKS',
    },
  },
  OUTBOUND_NAME_UNKNOWN: {
    kind: 'unavailable',
    message: { zh: '无法解析主机名 {host}', en: 'Cannot find the host {host}' },
    hint: { zh: '请检查主机名和域名解析', en: 'Check the name and the name service' },
  },
  OUTBOUND_UNREACHABLE: {
    kind: 'unavailable',
    message: { zh: '无法连接 {host}：{reason}', en: 'Cannot reach {host}: {reason}' },
    hint: {
      zh: '请检查网络和对方服务，稍后会再试',
      en: 'Check the network and the other side; it is tried again later',
    },
  },
  OUTBOUND_TOO_SLOW: {
    kind: 'timeout',
    message: {
      zh: '{host} 在 {timeoutMs} 毫秒内没有答复',
      en: 'Cannot wait longer for {host}: {timeoutMs} ms are over',
    },
    hint: { zh: '请检查对方服务', en: 'Look at the other side' },
  },
  OUTBOUND_ANSWER_TOO_LARGE: {
    kind: 'too-large',
    message: { zh: '{host} 的答复超过 {limit} 字节', en: 'Cannot take the answer of {host}: it is over {limit} bytes' },
    hint: { zh: '请核对地址是否正确', en: 'Check that it is the right address' },
  },
  OUTBOUND_ANSWER_ENCODED: {
    kind: 'unavailable',
    message: {
      zh: '{host} 的答复经过压缩，不予读取',
      en: 'Cannot read the answer of {host}: it is compressed unasked',
    },
    hint: { zh: '请核对地址是否正确', en: 'Check that it is the right address' },
  },
  OUTBOUND_TOO_MANY_REDIRECTS: {
    kind: 'unavailable',
    message: { zh: '{host} 重定向超过 {limit} 次', en: 'Cannot follow {host}: it redirects more than {limit} times' },
    hint: { zh: '请核对地址是否正确', en: 'Check that it is the right address' },
  },
  OUTBOUND_LIST_WRONG: {
    kind: 'invalid-input',
    message: { zh: '名单中的“{entry}”不是主机或网段', en: 'Cannot use {entry} in the list: it is no host or network' },
    hint: {
      zh: '主机写作 example.org、example.org:8443 或 *.example.org；网段写作 10.20.0.0/16 或 fd00:1::/48',
      en: 'Hosts are like example.org, example.org:8443 or *.example.org; networks like 10.20.0.0/16 or fd00:1::/48',
    },
  },
});
