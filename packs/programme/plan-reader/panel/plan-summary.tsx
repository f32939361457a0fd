import type { ReactNode } from 'react';
import { Facts, language, listed, numberText, say, Tag, useCodes } from '@yuzhi/console/kit';
import type { Reading, Task } from './outputs.ts';
import { SeeText } from './see-text.tsx';
import { panelWords } from './words.ts';

interface PlanSummaryProps {
  readonly packId: string;
  readonly reading: Reading;
}

/** What a plan says: the document, its tasks by section, targets and questions. */
export function PlanSummary({ packId, reading }: PlanSummaryProps): ReactNode {
  const { docNumber, issuer, date, title, references, tasks, targets, questions } = reading;
  const none = say(panelWords.notPrinted);
  const measures = tasks.reduce((sum, task) => sum + task.measures.length, 0);
  const counts = { tasks: tasks.length, measures, targets: targets.length, questions: questions.length };
  return (
    <div>
      <h2>{title ?? say(panelWords.untitled)}</h2>
      <Facts
        form="rows"
        rows={[
          [say(panelWords.docNumber), docNumber ?? none],
          [say(panelWords.issuer), issuer ?? none],
          [say(panelWords.date), date ?? none],
          [say(panelWords.references), listed(references.map((one) => one.title ?? one.docNumber ?? ''))],
        ]}
      />
      <p>{say(panelWords.counts, counts)}</p>
      <Targets packId={packId} reading={reading} />
      <Questions questions={questions} />
      <Tasks reading={reading} />
    </div>
  );
}

function Tasks({ reading: { tasks, sections } }: { readonly reading: Reading }): ReactNode {
  if (tasks.length === 0) return <p className="empty">{say(panelWords.noTasks)}</p>;
  const titleAt = new Map(sections.map(({ path, number, title }) => [path, `${number ?? ''} ${title ?? ''}`]));
  const bySection = Map.groupBy(tasks, ({ path }) => sectionOf(path, titleAt));
  return (
    <section className="view">
      <h2>{say(panelWords.tasks)}</h2>
      {[...bySection].map(([section, own]) => (
        <div key={section}>
          <h3>{titleAt.get(section) ?? section}</h3>
          {own.map((task) => (
            <TaskView task={task} key={`${task.path} ${task.span[0]}`} />
          ))}
        </div>
      ))}
    </section>
  );
}

/** The section of a task: the first that its path begins with. */
function sectionOf(path: string, titles: ReadonlyMap<string, string>): string {
  const within = [...titles.keys()].filter((one) => one !== '' && one !== path && path.startsWith(one));
  return within.toSorted((a, b) => a.length - b.length)[0] ?? path;
}

function TaskView({ task }: { readonly task: Task }): ReactNode {
  const { path, title, leads, assists, units, openEnded, measures, span } = task;
  const name = `${path} ${title ?? ''}`;
  const hasRoles = leads.length > 0 || assists.length > 0;
  return (
    <div className="plan-task">
      <p className="beside">
        <strong>{name}</strong>
        {openEnded ? <Tag word={say(panelWords.openEnded)} tone="note" /> : null}
        <SeeText span={span} what={name} />
      </p>
      <Facts
        rows={[
          [say(panelWords.leads), listed(leads)],
          [say(panelWords.assists), listed(assists)],
          [say(panelWords.units), hasRoles ? '' : listed(units) || say(panelWords.noUnits)],
        ]}
      />
      <ul>
        {measures.map((measure) => (
          <li key={measure.span[0]}>
            <span>{measure.text}</span>
            <SeeText span={measure.span} what={measure.text} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Targets({ packId, reading: { targets } }: PlanSummaryProps): ReactNode {
  const codes = useCodes(`${packId}/read`);
  if (targets.length === 0) return null;
  const title = say(panelWords.targets);
  return (
    <section className="view">
      <h2>{title}</h2>
      <div className="scroll tall" tabIndex={0} role="region" aria-label={title}>
        <table aria-label={title}>
          <thead>
            <tr>
              {[panelWords.year, panelWords.indicator, panelWords.value, panelWords.firmness, panelWords.asWritten].map(
                (word) => (
                  <th scope="col" key={word.en}>
                    {say(word)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {targets.map(({ year, indicator, operator, value, unit, striving, asWritten, span }) => (
              <tr key={`${span[0]}-${span[1]}-${indicator}`}>
                <td className="short">{year ?? '—'}</td>
                <td>{indicator}</td>
                <td className="short">
                  {codes('targets.operator', operator)} {valueText(value)} {unit}
                </td>
                <td className="short">{say(striving ? panelWords.striving : panelWords.firm)}</td>
                <td>
                  {asWritten} <SeeText span={span} what={asWritten} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function valueText(value: number | readonly [number, number]): string {
  return typeof value === 'number' ? numberText(value) : value.map(numberText).join('–');
}

function Questions({ questions }: Pick<Reading, 'questions'>): ReactNode {
  return (
    <section className="view">
      <h2>{say(panelWords.questions)}</h2>
      {questions.length === 0 ? <p className="empty">{say(panelWords.noQuestions)}</p> : null}
      <ul>
        {questions.map(({ span, ...question }) => {
          const isChinese = language() === 'zh';
          const [about, reason] = isChinese ? [question.aboutZh, question.reasonZh] : [question.about, question.reason];
          return (
            <li className="plan-task" key={`${about} ${reason} ${span?.[0] ?? ''}`}>
              <strong>{about}</strong> {reason} <SeeText span={span} what={about} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
