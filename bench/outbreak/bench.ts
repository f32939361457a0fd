import { defineBench } from '../../tools/harness/define-bench.ts';
import { detection } from './detection.ts';
import { judgeSpeed } from './judge-speed.ts';
import { loadJudge } from './subject.ts';

export default defineBench({
  name: 'outbreak',
  question: 'How many series does outbreak watch judge in a second, and how many outbreaks does its own method find?',
  against: 'R surveillance on the same series in the same run (needs Rscript and r-cran-surveillance)',
  bounds: [
    { figure: 'outbreak.missed_share', atMost: 0.3 },
    { figure: 'outbreak.false_alarm_share', atMost: 0.0089 },
  ],
  async run(harness) {
    const judge = await loadJudge();
    const speed = await judgeSpeed(harness, judge);
    return [...speed, ...(await detection(judge))];
  },
});
