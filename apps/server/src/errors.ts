import { errorsFor } from '@yuzhi/sdk';

export const serverError = errorsFor({
  HTTP_ROUTE_NOT_FOUND: {
    kind: 'not-found',
    message: { zh: '没有这个地址：{method} {path}', en: 'Cannot answer {method} {path}: there is no such address' },
    hint: { zh: '可用地址见 /api/openapi.json', en: 'See /api/openapi.json for what there is' },
  },
  HTTP_METHOD_WRONG: {
    kind: 'invalid-input',
    message: { zh: '{path} 不支持 {method} 方法', en: 'Cannot answer {method} {path}: the address takes {allowed}' },
    hint: { zh: '请改用 {allowed}', en: 'Use {allowed}' },
  },
  HTTP_BODY_NOT_JSON: {
    kind: 'invalid-input',
    message: { zh: '请求正文不是有效的 JSON', en: 'Cannot read the body: it is not valid JSON' },
    hint: { zh: 'JSON 中没有 NaN、注释和多余的逗号', en: 'JSON has no NaN, no comments and no trailing commas' },
  },
  HTTP_BODY_TOO_LARGE: {
    kind: 'too-large',
    message: { zh: '请求正文超过上限 {limit} 字节', en: 'Cannot read the body: it is over the limit of {limit} bytes' },
    hint: { zh: '请分批提交', en: 'Send it in parts' },
  },
  HTTP_MEDIA_TYPE_WRONG: {
    kind: 'invalid-input',
    message: { zh: '请求正文须为 application/json', en: 'Cannot read the body: it must be application/json' },
    hint: { zh: '请设置 content-type: application/json', en: 'Send content-type: application/json' },
  },
  HTTP_REQUEST_WRONG: {
    kind: 'invalid-input',
    message: { zh: '请求不符合要求：{reason}', en: 'Cannot read the request: {reason}' },
    hint: { zh: '请对照 /api/openapi.json 检查', en: 'Compare it with /api/openapi.json' },
  },
  HTTP_HEADERS_TOO_LARGE: {
    kind: 'too-large',
    message: { zh: '请求头过大', en: 'Cannot read the request: its headers are too large' },
    hint: {
      zh: '请求头合计不得超过 16 KiB，数据请放在正文中',
      en: 'Headers may hold 16 KiB in all; data belong into the body',
    },
  },
  HTTP_REQUEST_SLOW: {
    kind: 'timeout',
    message: { zh: '请求未在时限内发送完', en: 'Cannot wait for the rest of the request: it came too slowly' },
    hint: { zh: '请检查网络后重试', en: 'Check the network and try again' },
  },
  HTTP_HOST_WRONG: {
    kind: 'denied',
    message: { zh: '不接受来自主机名 {host} 的请求', en: 'Cannot answer for the host name {host}' },
    hint: { zh: '请使用 127.0.0.1 或 localhost 访问', en: 'Use 127.0.0.1 or localhost' },
  },
  HTTP_ORIGIN_WRONG: {
    kind: 'denied',
    message: {
      zh: '不接受来自其他网站 {origin} 的请求',
      en: 'Cannot take a request that another site ({origin}) sends',
    },
    hint: { zh: '请在本系统的页面内操作', en: 'Use the pages of this server' },
  },
  HTTP_KEY_WRONG: {
    kind: 'denied',
    message: { zh: '密钥无效、已吊销或已过期', en: 'Cannot take this key: it is unknown, revoked or out of date' },
    hint: { zh: '请由密钥所有人创建新的密钥', en: 'Let the owner of the key make another' },
  },
  HTTP_CSRF_WRONG: {
    kind: 'denied',
    message: { zh: '请求缺少会话校验码', en: 'Cannot take the request: it does not carry the token of its session' },
    hint: { zh: '请刷新页面后重试', en: 'Load the page again and retry' },
  },
  HTTP_PORT_TAKEN: {
    kind: 'unavailable',
    message: { zh: '端口 {port} 已被占用', en: 'Cannot listen on {host}:{port}: the port is in use' },
    hint: {
      zh: '可能已有一个渝智在运行；也可用 YUZHI_PORT 换一个端口',
      en: 'Yuzhi may be running already; or choose another with YUZHI_PORT',
    },
  },
  HTTP_ADDRESS_WRONG: {
    kind: 'invalid-input',
    message: { zh: '无法监听 {host}:{port}：{reason}', en: 'Cannot listen on {host}:{port}: {reason}' },
    hint: { zh: '请检查 YUZHI_HOST 和 YUZHI_PORT', en: 'Check YUZHI_HOST and YUZHI_PORT' },
  },
  SETTING_WRONG: {
    kind: 'invalid-input',
    message: { zh: '设置 {name} 的值不符合要求：{reason}', en: 'Cannot use the setting {name}: {reason}' },
    hint: { zh: '可用设置见 README', en: 'The README lists the settings' },
  },
  HTTP_BROKEN: {
    kind: 'internal',
    message: { zh: '服务内部发生程序错误', en: 'Cannot answer: the server broke' },
    hint: { zh: '请把请求编号 {request} 告知维护人员', en: 'Give the request id {request} to the maintainers' },
  },
});
