import { errorsFor } from '@yuzhi/sdk';

export const labelError = errorsFor({
  LABEL_FIELDS_INVALID: {
    kind: 'invalid-input',
    message: {
      zh: '无法写入标识：字段 {keys} 不符合 GB 45438-2025 附录 E',
      en: 'Cannot write the label: {keys} break GB 45438-2025, Annex E',
    },
    hint: {
      zh: 'Label 取 1、2 或 3；生成服务提供者编码和内容编号必填，只用 0x21 至 0x7E 的字符（不含空格和汉字）；传播者编码与传播编号同填或同空',
      en: 'Label is 1, 2 or 3; producer and content number are filled, of characters 0x21 to 0x7E (no space, no Chinese); propagator and its number are both filled or both empty',
    },
  },
  LABEL_CARRIER_UNWRITABLE: {
    kind: 'invalid-input',
    message: {
      zh: '无法写入标识：该文件{reasonZh}',
      en: 'Cannot write the label: the file {reasonEn}',
    },
    hint: { zh: '{hintZh}', en: '{hintEn}' },
  },
  LABEL_FILE_BROKEN: {
    kind: 'invalid-input',
    message: { zh: '无法写入标识：文件不完整或结构有误', en: 'Cannot write the label: the file is cut off or damaged' },
    hint: { zh: '请用原软件重新导出后再试', en: 'Export the file again and retry' },
  },
  LABEL_TOO_LARGE: {
    kind: 'too-large',
    message: { zh: '无法写入标识：{placeZh}放不下', en: 'Cannot write the label: it does not fit into {placeEn}' },
    hint: { zh: '请删减文件中的其他元数据', en: 'Remove other metadata from the file' },
  },
  LABEL_PICTURE_TOO_LARGE: {
    kind: 'too-large',
    message: {
      zh: '无法在图片上绘制标识：图片超过 {megapixels} 百万像素，或解压后超过 {mebibytes} MiB',
      en: 'Cannot draw the label: the picture has more than {megapixels} megapixels or unpacks to more than {mebibytes} MiB',
    },
    hint: {
      zh: '请缩小图片，或用叠加层在制图软件中添加',
      en: 'Make the picture smaller, or add the overlay in the program that makes it',
    },
  },
  LABEL_WORDS_UNDRAWABLE: {
    kind: 'invalid-input',
    message: {
      zh: '无法绘制标识：标识文字中有未随附字形的字',
      en: 'Cannot draw the label: its words have a character that no glyph comes with',
    },
    hint: {
      zh: '请用“AI生成”“人工智能生成合成内容”等常用标识文字',
      en: 'Use the usual words, such as AI生成 or 人工智能生成合成内容',
    },
  },
  LABEL_WORDS_TOO_LONG: {
    kind: 'invalid-input',
    message: {
      zh: '无法绘制标识：文字按规定字高放不进图片',
      en: 'Cannot draw the label: the words do not fit into the picture at the height that is asked for',
    },
    hint: { zh: '请缩短标识文字，或放大图片', en: 'Use fewer words or a larger picture' },
  },
  LABEL_CONTRAST_TOO_LOW: {
    kind: 'invalid-input',
    message: {
      zh: '无法绘制标识：图片的调色板或压缩使文字与底色难以分辨',
      en: 'Cannot draw the label: with the colours or the compression of this picture its text cannot be told from its ground',
    },
    hint: {
      zh: '请以更多颜色或更高质量重新导出图片',
      en: 'Export the picture with more colours or in a better quality',
    },
  },
  LABEL_WRITE_UNVERIFIED: {
    kind: 'invalid-input',
    message: {
      zh: '无法写入标识：写入后回读核对未通过（{reason}）',
      en: 'Cannot write the label: what was written did not read back as it should ({reason})',
    },
    hint: {
      zh: '未产生文件；原文件可能有损坏，请用原软件重新导出后再试',
      en: 'No file was made; the original may be damaged: export it again and retry',
    },
  },
  LABEL_KEY_INVALID: {
    kind: 'invalid-input',
    message: { zh: '无法使用密钥：不是可用的 {algorithm} 密钥', en: 'Cannot use the key: it is no {algorithm} key' },
    hint: {
      zh: 'Ed25519 用 PEM 格式；SM2 私钥用 64 位、公钥用 130 位十六进制数（以 04 开头），或 PEM 格式',
      en: 'Ed25519 keys are PEM; SM2 keys are 64 (private) or 130 (public, from 04) hexadecimal digits, or PEM',
    },
  },
  LABEL_CONTENT_UNSIGNABLE: {
    kind: 'invalid-input',
    message: {
      zh: '无法签名：不能从该文件中取出与元数据无关的内容',
      en: 'Cannot sign: the content of this file cannot be told from its metadata',
    },
    hint: {
      zh: '可签名的文件与可写入标识的文件相同',
      en: 'Files that a label can be written into can be signed',
    },
  },
});
