import { errorsFor } from '../yuzhi-error.ts';

const saveAsXlsx = {
  zh: '请用 Excel 或 WPS 打开该文件，另存为“Excel 工作簿（.xlsx）”后重新提交',
  en: 'Open the file in Excel or WPS, save it as "Excel Workbook (.xlsx)" and submit that',
} as const;

const saveAsUtf8 = {
  zh: '请用原软件重新导出，编码选 UTF-8',
  en: 'Export the file again and choose UTF-8 as its encoding',
} as const;

const toWgs84 = {
  zh: '坐标须为 WGS-84 经纬度，先经度后纬度；投影坐标请先转换',
  en: 'Coordinates are WGS-84 longitude and latitude, in this order; convert projected coordinates first',
} as const;

/** What can be wrong with a file that came in. Issues of `fileInput` use the same codes. */
export const fileError = errorsFor({
  FILE_NAME_INVALID: {
    kind: 'invalid-input',
    message: { zh: '无法接收文件：文件名不合规', en: 'Cannot take the file: its name is not a plain file name' },
    hint: {
      zh: '文件名不超过 255 个字，不含路径和控制字符',
      en: 'Use a name of at most 255 characters without folders or control characters',
    },
  },
  FILE_EXTENSION_UNEXPECTED: {
    kind: 'invalid-input',
    message: { zh: '无法接收文件 {name}：不是可用的文件类型', en: 'Cannot take {name}: its type is not accepted here' },
    hint: { zh: '可用的类型：{accepted}', en: 'Accepted types: {accepted}' },
  },
  FILE_XLS_UNSUPPORTED: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取文件 {name}：这是旧版表格格式（.xls 或 .et）',
      en: 'Cannot read {name}: it is in an old spreadsheet format (.xls or .et)',
    },
    hint: saveAsXlsx,
  },
  FILE_BASE64_INVALID: {
    kind: 'invalid-input',
    message: { zh: '无法读取文件 {name}：base64 内容有误', en: 'Cannot read {name}: its base64 content is not valid' },
    hint: {
      zh: '请使用标准 base64（含末尾等号），不带换行和 data: 前缀',
      en: 'Send standard base64 with its padding, without line breaks or a data: prefix',
    },
  },
  FILE_TOO_LARGE: {
    kind: 'too-large',
    message: {
      zh: '无法接收文件 {name}：大小 {bytes} 字节，上限 {maxBytes} 字节',
      en: 'Cannot take {name}: it has {bytes} bytes, the limit is {maxBytes}',
    },
    hint: { zh: '请删去不需要的内容，或分成几个文件提交', en: 'Remove what is not needed or split the file' },
  },
  FILE_EMPTY: {
    kind: 'invalid-input',
    message: { zh: '无法读取文件 {name}：文件中没有内容', en: 'Cannot read {name}: there is nothing in it' },
    hint: { zh: '请确认选对了文件', en: 'Check that this is the right file' },
  },
  FILE_ENCODING_UNKNOWN: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取文件 {name}：自第 {offset} 字节起既不是 UTF-8 也不是 GB18030 编码',
      en: 'Cannot read {name}: from byte {offset} on it is neither UTF-8 nor GB18030',
    },
    hint: saveAsUtf8,
  },
  FILE_TEXT_DAMAGED: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取文件 {name}：{encoding} 编码在第 {offset} 字节处损坏',
      en: 'Cannot read {name}: its {encoding} text is damaged at byte {offset}',
    },
    hint: saveAsUtf8,
  },
  FILE_TEXT_BINARY: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取文件 {name}：第 {offset} 处为空字符，不是文本文件',
      en: 'Cannot read {name}: it holds a NUL at {offset} and is not text',
    },
    hint: saveAsUtf8,
  },
  FILE_CSV_QUOTE_OPEN: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取文件 {name}：第 {row} 行有一个引号没有配对',
      en: 'Cannot read {name}: a quotation mark in row {row} is never closed',
    },
    hint: { zh: '请检查该行的英文双引号', en: 'Check the double quotes of that row' },
  },
  FILE_CSV_ROW_TOO_LONG: {
    kind: 'too-large',
    message: {
      zh: '无法读取文件 {name}：第 {row} 行超过 {maxBytes} 字节',
      en: 'Cannot read {name}: row {row} is longer than {maxBytes} bytes',
    },
    hint: {
      zh: '请检查该行是否缺少换行，或引号没有配对',
      en: 'Check that row for a missing line break or an unclosed quotation mark',
    },
  },
  FILE_CSV_DAMAGED: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取文件 {name}：第 {row} 行格式有误',
      en: 'Cannot read {name}: row {row} is not well-formed CSV',
    },
    hint: { zh: '请用表格软件打开后重新导出 CSV', en: 'Open the file in a spreadsheet and export the CSV again' },
  },
  FILE_XLSX_DAMAGED: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取文件 {name}：不是完好的 .xlsx 工作簿',
      en: 'Cannot read {name}: it is not an intact .xlsx workbook',
    },
    hint: saveAsXlsx,
  },
  FILE_XLSX_ENCRYPTED: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取文件 {name}：工作簿设有打开密码',
      en: 'Cannot read {name}: the workbook is protected by a password',
    },
    hint: {
      zh: '请打开文件，取消打开密码，保存后重新提交',
      en: 'Open the file, remove its password, save it and submit that',
    },
  },
  FILE_ARCHIVE_TOO_LARGE: {
    kind: 'too-large',
    message: {
      zh: '无法读取文件 {name}：展开后过大，超出安全上限',
      en: 'Cannot read {name}: it expands beyond the safe limit',
    },
    hint: {
      zh: '请删去多余的工作表和带格式的空白行，另存后重新提交',
      en: 'Remove sheets and formatted blank rows that are not needed, save it and submit that',
    },
  },
  FILE_SHEET_MISSING: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取文件 {name}：没有工作表 {sheet}',
      en: 'Cannot read {name}: it has no sheet {sheet}',
    },
    hint: { zh: '文件中的工作表：{sheets}', en: 'Sheets in the file: {sheets}' },
  },
  FILE_ROWS_TOO_MANY: {
    kind: 'too-large',
    message: {
      zh: '无法读取文件 {name}：超过 {maxRows} 行',
      en: 'Cannot read {name}: it has more than {maxRows} rows',
    },
    hint: { zh: '请分成几个文件提交', en: 'Split the file' },
  },
  FILE_COLUMNS_TOO_MANY: {
    kind: 'too-large',
    message: {
      zh: '无法读取文件 {name}：第 {row} 行超过 {maxColumns} 列',
      en: 'Cannot read {name}: row {row} has more than {maxColumns} columns',
    },
    hint: { zh: '请删去表格右侧多余的内容', en: 'Remove what stands far to the right of the table' },
  },
  FILE_COLUMNS_MISSING: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取文件 {name}：缺少列 {titlesZh}',
      en: 'Cannot read {name}: it lacks the columns {titlesEn}',
    },
    hint: {
      zh: '请在表头中补上；现有表头：{found}',
      en: 'Add them to the header row; headers found: {found}',
    },
  },
  FILE_COLUMNS_DUPLICATE: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取文件 {name}：表头重复 {headers}',
      en: 'Cannot read {name}: more than one header means the same column: {headers}',
    },
    hint: { zh: '每一列只保留一个表头', en: 'Keep one header for each column' },
  },
  FILE_COLUMN_UNIT_DIFFERENT: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取文件 {name}：表头 {headers} 的单位不是所需的 {units}',
      en: 'Cannot read {name}: the unit in header {headers} is not the expected {units}',
    },
    hint: { zh: '请换算数值并更改表头中的单位', en: 'Convert the values and correct the unit in the header' },
  },
  FILE_ROWS_INVALID: {
    kind: 'invalid-input',
    message: {
      zh: '无法采用文件 {name}：有 {errorCount} 处填写有误',
      en: 'Cannot take {name}: {errorCount} cells or rows are not valid',
    },
    hint: { zh: '请按所列行号和列名逐处更正', en: 'Correct the rows and columns that are listed' },
  },
  FILE_JSON_INVALID: {
    kind: 'invalid-input',
    message: { zh: '无法读取文件 {name}：不是合法的 JSON', en: 'Cannot read {name}: it is not valid JSON' },
    hint: { zh: '请用原软件重新导出', en: 'Export the file again' },
  },
  FILE_GEOJSON_INVALID: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取文件 {name}：{path} 不符合 GeoJSON 规范，应为 {expectedZh}',
      en: 'Cannot read {name}: {path} is not GeoJSON, expected {expectedEn}',
    },
    hint: { zh: '请按 RFC 7946 导出 GeoJSON', en: 'Export GeoJSON as RFC 7946 describes it' },
  },
  FILE_GEOJSON_OUT_OF_RANGE: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取文件 {name}：{path} 的坐标 {position} 超出经纬度范围',
      en: 'Cannot read {name}: the position {position} at {path} is outside longitude and latitude',
    },
    hint: toWgs84,
  },
  FILE_GEOJSON_SWAPPED: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取文件 {name}：{path} 的坐标 {position} 超出经纬度范围',
      en: 'Cannot read {name}: the position {position} at {path} is outside longitude and latitude',
    },
    hint: {
      zh: '全部坐标对调后都落在中国范围内，疑为纬度写在了经度前面；请改为先经度后纬度',
      en: 'Swapped, every position lies in China: latitude seems to stand before longitude; write longitude first',
    },
  },
  FILE_GEOJSON_CRS_UNSUPPORTED: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取文件 {name}：坐标系为 {crs}',
      en: 'Cannot read {name}: its coordinate system is {crs}',
    },
    hint: toWgs84,
  },
});
