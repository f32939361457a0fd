import type { ReactNode } from 'react';
import { listed, numberText, say, Tag, useCodes } from '@yuzhi/console/kit';
import type { Alert } from './outputs.ts';
import { tenths } from './tenths.ts';
import { panelWords } from './words.ts';

interface AlertListProps {
  readonly packId: string;
  readonly alerts: readonly Alert[];
  readonly chosen: Alert;
  readonly onChoose: (alert: Alert) => void;
}

/** More are not listed: whoever has so many signals sorts the download. */
const mostListed = 200;
const tones = { first: 'bad', soon: 'note', watch: 'plain' } as const;
const signs = { first: '▲', soon: '△', watch: '○' } as const;

/** Signals by urgency, each with its reasons. */
export function AlertList({ packId, alerts, chosen, onChoose }: AlertListProps): ReactNode {
  const codes = useCodes(`${packId}/scan`);
  const title = say(panelWords.ranked);
  return (
    <section className="view" id="signals">
      <h2>{title}</h2>
      <div className="scroll tall" tabIndex={0} role="region" aria-label={title}>
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{say(panelWords.order)}</th>
              <th scope="col">{say(panelWords.area)}</th>
              <th scope="col">{say(panelWords.disease)}</th>
              <th scope="col" className="number">
                {say(panelWords.period)}
              </th>
              <th scope="col" className="number">
                {say(panelWords.observed)}
              </th>
              <th scope="col" className="number">
                {say(panelWords.expected)}
              </th>
              <th scope="col" className="number">
                {say(panelWords.threshold)}
              </th>
              <th scope="col">{say(panelWords.why)}</th>
              <th scope="col">
                <span className="unseen">{say(panelWords.show)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {alerts.slice(0, mostListed).map((alert) => (
              <tr key={`${alert.id} ${alert.t}`}>
                <td className="short">
                  <Tag
                    word={`${alert.rank} ${codes('alerts.level', alert.level)}`}
                    sign={signs[alert.level]}
                    tone={tones[alert.level]}
                  />
                </td>
                <td className="short">{alert.area}</td>
                <td className="short">{alert.disease}</td>
                <td className="number">{alert.t}</td>
                <td className="number">{numberText(alert.observed)}</td>
                <td className="number">{alert.expected === null ? '—' : numberText(tenths(alert.expected))}</td>
                <td className="number">{numberText(tenths(alert.threshold))}</td>
                <td>{reasonsOf(alert, codes)}</td>
                <td className="short">
                  {alert === chosen ? (
                    <span aria-current="true">{say(panelWords.shown)}</span>
                  ) : (
                    <button
                      type="button"
                      className="quiet"
                      aria-label={`${say(panelWords.show)} ${alert.id}`}
                      onClick={() => onChoose(alert)}
                    >
                      {say(panelWords.show)}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function reasonsOf({ reasons, isProvisional }: Alert, codes: (path: string, value: unknown) => string): string {
  const said = reasons.map(({ code, value }) =>
    say(panelWords.reasonValue, { reason: codes('alerts.reasons.code', code), value: numberText(tenths(value)) }),
  );
  return listed(isProvisional ? [...said, say(panelWords.provisional)] : said);
}
