import { errorsFor } from '@yuzhi/sdk';

export const cityError = errorsFor({
  CITY_FILE_MISSING: {
    kind: 'not-found',
    message: { zh: '无法读取城市配置：缺少 {file}', en: 'Cannot load the city: there is no {file}' },
    hint: {
      zh: '请检查城市配置目录；目录中应有 profile.json、counties.json 和 units.json',
      en: 'Check the city folder; it holds profile.json, counties.json and units.json',
    },
  },
  CITY_FILE_INVALID: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取城市配置：{file} 不符合要求（{reason}）',
      en: 'Cannot load the city: {file} is not as it has to be ({reason})',
    },
    hint: {
      zh: '请对照 cities/chongqing 中的同名文件修改',
      en: 'Compare it with the file of the same name in cities/chongqing',
    },
  },
  CITY_TIME_ZONE_UNKNOWN: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取城市配置：没有名为 {timeZone} 的时区',
      en: 'Cannot load the city: there is no time zone {timeZone}',
    },
    hint: { zh: '请使用 IANA 时区名称，例如 Asia/Shanghai', en: 'Give the IANA name of a zone, such as Asia/Shanghai' },
  },
  CITY_COUNTY_DATES_REVERSED: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取城市配置：{name}的终止日期早于起始日期',
      en: 'Cannot load the city: {name} ends before it begins',
    },
    hint: {
      zh: '请核对 counties.json 中的 validFrom 和 validUntil',
      en: 'Check validFrom and validUntil in counties.json',
    },
  },
  CITY_COUNTY_DUPLICATE: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取城市配置：{value}在 {date} 当天重复出现',
      en: 'Cannot load the city: {value} stands for two county-level units on {date}',
    },
    hint: {
      zh: '同一天内区县的名称和代码都不得重复，请核对 counties.json',
      en: 'On any one day each name and each code stands once; check counties.json',
    },
  },
  CITY_COUNTY_SUCCESSOR_UNKNOWN: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取城市配置：{name}撤销后没有名为{successor}的区县承接',
      en: 'Cannot load the city: {name} ends and no {successor} exists on the day after',
    },
    hint: {
      zh: '请核对 counties.json 中的 successor，以及承接区县的起始日期',
      en: 'Check successor in counties.json and the first day of that unit',
    },
  },
  CITY_UNIT_DUPLICATE: {
    kind: 'invalid-input',
    message: {
      zh: '无法读取城市配置：单位简称{short}重复',
      en: 'Cannot load the city: two bodies bear the short name {short}',
    },
    hint: {
      zh: '请核对 units.json，每个简称只能对应一个单位',
      en: 'Check units.json; each short name stands for one body',
    },
  },
});
