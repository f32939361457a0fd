const duty =
  '围绕重点行业开展智能化改造，建设行业数据集，编制应用指南，到2027年培育30个以上标杆场景，提升全流程智能化水平。';
const numerals = '一二三四五六七八九十';

/** A made-up plan of about so many characters, built like a real one. */
export function longPlan(characters: number): string {
  let text = '某市人工智能应用行动方案\n\n为加快应用，制定本方案。\n一、总体要求\n到2027年，应用普及率超过80%。\n';
  for (let section = 1; text.length < characters; section++) {
    text += `${numerals.charAt((section - 1) % 10)}、重点任务之${section}\n`;
    for (let clause = 1; clause <= 10 && text.length < characters; clause++)
      text += `（${numerals.charAt(clause - 1)}）推进第${clause}类应用。${duty.repeat(3)}（牵头单位：市经济信息委；配合单位：市科技局、市数据局等）\n`;
  }
  return text;
}
