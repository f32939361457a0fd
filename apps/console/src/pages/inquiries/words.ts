import { text } from '../../language/language.ts';

export const inquiryWords = {
  title: text('公众咨询与异议', 'Inquiries of the public'),
  show: text('显示', 'Show'),
  open: text('待答复', 'Not answered'),
  answered: text('已答复', 'Answered'),
  findHelp: text(
    '内容、涉及的场景包或回执编号，按回车键查找',
    'Words of the text, the pack or the receipt; press Enter',
  ),
  none: text('没有待答复的咨询或异议', 'Nothing waits for an answer'),
  noneAnswered: text('还没有答复过', 'Nothing has been answered yet'),
  hint: text('公众在“公众页面”提交的咨询和异议会列在这里。', 'What people send from the public pages is listed here.'),
  question: text('咨询', 'Question'),
  objection: text('异议', 'Objection'),
  about: text('涉及', 'About'),
  received: text('收到时间', 'Received'),
  contact: text('联系方式', 'Contact'),
  receipt: text('回执编号', 'Receipt'),
  answer: text('答复', 'Answer'),
  answerHelp: text(
    '提交后公众凭回执编号即可看到，不能更改。',
    'Whoever holds the receipt sees it at once. It cannot be changed.',
  ),
  missing: text('请填写答复', 'Write the answer'),
  send: text('答复', 'Answer'),
};
