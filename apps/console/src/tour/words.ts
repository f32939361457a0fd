import { text } from '../language/language.ts';

export const tourWords = {
  tour: text('导览', 'Tour'),
  start: text('开始导览', 'Start the tour'),
  goOn: text('从第 {at} 步继续导览', 'Go on with the tour at stop {at}'),
  again: text('再看一遍导览', 'Take the tour again'),
  done: text('导览已看完', 'Tour finished'),
  at: text('第 {at} 步，共 {count} 步', 'Stop {at} of {count}'),
  back: text('上一步', 'Back'),
  next: text('下一步', 'Next'),
  finish: text('完成', 'Finish'),
  leave: text('离开导览', 'Leave the tour'),
};
