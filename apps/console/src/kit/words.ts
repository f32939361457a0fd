import { text } from '../language/language.ts';

export const kitWords = {
  running: text('正在运行…', 'Running …'),
  progress: text('{done} / {total}', '{done} / {total}'),
  goesOn: text('离开本页也会继续，结果留在运行记录中', 'It goes on when you leave; the result stays with the run'),
  record: text('运行记录', 'Record of the run'),
  madeUp: text(
    '这是示例，数字均为编造，不反映任何真实情况',
    'This is an example: its figures are made up and say nothing about anything real',
  ),
  dropHere: text('或把文件拖到这里', 'or drop one here'),
  fileSize: text('{name}，{size}', '{name}, {size}'),
  wrongType: text('须为下列类型的文件：{types}', 'Must be a file of one of these types: {types}'),
  tooLarge: text('文件为 {size}，超过上限 {limit}', 'The file has {size}, the limit is {limit}'),
  unreadable: text('文件无法读取', 'The file cannot be read'),
  legend: text('图例', 'Legend'),
  nothing: text('没有数据', 'No data'),
  mapNone: text(
    '城市资料中没有区划边界，只画出数据本身。',
    'The city profile has no boundaries: only the data itself is drawn.',
  ),
  mapUnplaced: text('未能上图：{names}', 'Not on the map: {names}'),
  mapPlain: text(
    '这台设备不能显示可缩放地图，改用静态图。',
    'This device cannot show a map to zoom; here is a plain one.',
  ),
  mapKeys: text('方向键移动，+ 和 - 缩放', 'Arrow keys move it, + and - zoom'),
  calendarAbout: text('{from} 至 {to}，{count} 天', '{from} to {to}, {count} days'),
};
