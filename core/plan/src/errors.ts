import { errorsFor } from '@yuzhi/sdk';

const asDocx = {
  zh: '请用 WPS 或 Word 打开，另存为 .docx 后重新提交；也可另存为带文字的 PDF',
  en: 'Open it in WPS or Word, save it as .docx or as a PDF with text, and submit that',
} as const;

/** What can be wrong with a document that is to be read. No message holds any of its words. */
export const planError = errorsFor({
  PLAN_SECRECY_MARK: {
    kind: 'denied',
    message: {
      zh: '拒绝读取：文件带有密级标志，未保存任何内容',
      en: 'Cannot read the document: it bears a mark of secrecy; nothing of it was kept',
    },
    hint: {
      zh: '请立即将该文件移出本网络，并报告本单位保密工作机构',
      en: 'Take the file off this network at once and report to the security officer',
    },
  },
  PLAN_FILE_EMPTY: {
    kind: 'invalid-input',
    message: { zh: '无法读取：文件中没有文字', en: 'Cannot read the document: there are no words in it' },
    hint: { zh: '请确认选对了文件', en: 'Check that this is the right file' },
  },
  PLAN_FILE_TOO_LARGE: {
    kind: 'too-large',
    message: {
      zh: '无法读取：文件大小 {bytes} 字节，上限 {limit} 字节',
      en: 'Cannot read the document: it has {bytes} bytes, the limit is {limit}',
    },
    hint: {
      zh: '请删去图片和无关附件，或按章节分开提交',
      en: 'Remove pictures and annexes that are not needed, or split it',
    },
  },
  PLAN_TEXT_TOO_LONG: {
    kind: 'too-large',
    message: {
      zh: '无法读取：全文 {characters} 字，上限 {limit} 字',
      en: 'Cannot read the document: it has {characters} characters, the limit is {limit}',
    },
    hint: { zh: '请按章节分开提交', en: 'Split it into parts' },
  },
  PLAN_ARCHIVE_UNSAFE: {
    kind: 'too-large',
    message: {
      zh: '无法读取：压缩包展开后超出安全上限',
      en: 'Cannot read the document: it expands beyond the safe limit',
    },
    hint: { zh: '请删去图片后另存，或转为 PDF 提交', en: 'Remove pictures and save it again, or submit a PDF' },
  },
  PLAN_FILE_DAMAGED: {
    kind: 'invalid-input',
    message: { zh: '无法读取：{kind} 文件已损坏', en: 'Cannot read the document: the {kind} file is damaged' },
    hint: {
      zh: '请用原软件打开检查，另存后重新提交',
      en: 'Open it in the program that made it, save it again and submit that',
    },
  },
  PLAN_FILE_ENCRYPTED: {
    kind: 'invalid-input',
    message: { zh: '无法读取：文件设有密码', en: 'Cannot read the document: it is protected by a password' },
    hint: {
      zh: '请取消密码后另存提交；不要在系统中填写密码',
      en: 'Remove the password and save it again; never send the password',
    },
  },
  PLAN_OFD_UNSUPPORTED: {
    kind: 'invalid-input',
    message: { zh: '无法读取：这是 OFD 版式文件', en: 'Cannot read the document: it is in the OFD format' },
    hint: {
      zh: '请用 OFD 阅读器导出为 PDF（保留文字）后提交',
      en: 'Export it as a PDF with text from an OFD reader and submit that',
    },
  },
  PLAN_OLD_OFFICE_UNSUPPORTED: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取：这是旧版 Word 或 WPS 文件（.doc、.wps）',
      en: 'Cannot read the document: it is an old Word or WPS file (.doc, .wps)',
    },
    hint: asDocx,
  },
  PLAN_SCAN_UNSUPPORTED: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取：这是扫描件，{pages} 页中没有文字层，也无法检查密级标志',
      en: 'Cannot read the document: it is a scan, its {pages} pages hold no text and cannot be checked for a mark of secrecy',
    },
    hint: {
      zh: '请先做文字识别（OCR），核对后提交带文字的 PDF 或 .docx',
      en: 'Recognise its text (OCR) first, check it, and submit a PDF with text or a .docx',
    },
  },
  PLAN_MODEL_UNREADABLE: {
    kind: 'unavailable',
    message: {
      zh: '未取得模型建议：模型没有给出可用的回答',
      en: 'Cannot take proposals of the model: it gave no answer that can be used',
    },
    hint: {
      zh: '解读结果不受影响；请检查 YUZHI_MODEL_URL、YUZHI_MODEL_NAME 和 YUZHI_MODEL_KEY',
      en: 'The reading is not affected; check YUZHI_MODEL_URL, YUZHI_MODEL_NAME and YUZHI_MODEL_KEY',
    },
  },
  PLAN_MODEL_MISSING: {
    kind: 'invalid-input',
    message: {
      zh: '未取得模型建议：没有配置模型',
      en: 'Cannot take proposals of a model: none is configured',
    },
    hint: {
      zh: '请把 YUZHI_MODEL_URL 设为兼容 OpenAI 接口的地址（以 /v1 结尾），YUZHI_MODEL_NAME 设为模型名称',
      en: 'Set YUZHI_MODEL_URL to an OpenAI-compatible address that ends in /v1 and YUZHI_MODEL_NAME to a model',
    },
  },
  PLAN_KIND_UNSUPPORTED: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取：不支持这种文件（{kind}）',
      en: 'Cannot read the document: files of this kind ({kind}) are not supported',
    },
    hint: {
      zh: '可读取 txt、md、csv、html、docx 和带文字的 pdf',
      en: 'txt, md, csv, html, docx and pdf with text can be read',
    },
  },
});
