import { text } from '../../language/language.ts';

export const dataWords = {
  title: text('数据来源', 'Data sources'),
  summary: text('场景包读取的数据、出处和使用许可。', 'The data that packs read, with origin and licence.'),
  name: text('数据', 'Data'),
  origin: text('出处', 'Origin'),
  licence: text('许可', 'Licence'),
  none: text('场景包没有声明所用数据', 'No pack says that it reads data'),
};
