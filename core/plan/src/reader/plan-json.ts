import type { Measure, Passage, Question, Reading, Reference, Section, Target, Task } from './reading.ts';

/** What `yuzhi plan read --json` prints. */
export interface PlanJson extends Pick<Reading, 'docNumber' | 'issuer' | 'date' | 'title'> {
  readonly references: readonly Pick<Reference, 'docNumber' | 'title'>[];
  readonly sections: readonly Section[];
  readonly tasks: readonly (Omit<Task, 'deadline' | 'measures'> & {
    readonly measures: readonly Pick<Measure, 'text' | 'units' | 'span'>[];
  })[];
  readonly targets: readonly Target[];
  readonly limits: readonly Passage[];
  readonly questions: readonly Question[];
}

/** The reading in the exact shape that `yuzhi plan read --json` prints. */
export function planJson(reading: Reading): PlanJson {
  const { docNumber, issuer, date, title, references, sections, tasks, targets, limits, questions } = reading;
  return {
    docNumber,
    issuer,
    date,
    title,
    references: references.map((one) => ({ docNumber: one.docNumber, title: one.title })),
    sections: sections.map((one) => ({ number: one.number, title: one.title, path: one.path })),
    tasks: tasks.map((task) => ({
      number: task.number,
      path: task.path,
      title: task.title,
      units: task.units,
      leads: task.leads,
      assists: task.assists,
      openEnded: task.openEnded,
      measures: task.measures.map(({ text, units, span }) => ({ text, units, span })),
      span: task.span,
    })),
    targets: targets.map(({ year, indicator, operator, value, unit, striving, asWritten, span }) => ({
      year,
      indicator,
      operator,
      value,
      unit,
      striving,
      asWritten,
      span,
    })),
    limits: limits.map(({ text, span }) => ({ text, span })),
    questions: questions.map(({ about, reason, span }) => ({ about, reason, span })),
  };
}
