import type { ReactNode } from 'react';
import { say } from '@yuzhi/console/kit';
import type { ScanInput } from './outputs.ts';
import { panelWords } from './words.ts';

type Settings = Omit<ScanInput, 'table'>;

interface ScanSettingsProps {
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
}

/** How the next table is read. */
export function ScanSettings({ settings, onChange }: ScanSettingsProps): ReactNode {
  const { frequency = 'weekly', absent = 'refuse', lastPeriods = 2 } = settings;
  return (
    <div className="filters">
      <label>
        {say(panelWords.frequency)}{' '}
        <select
          value={frequency}
          onChange={({ target }) =>
            onChange({ ...settings, frequency: target.value === 'monthly' ? 'monthly' : 'weekly' })
          }
        >
          <option value="weekly">{say(panelWords.weekly)}</option>
          <option value="monthly">{say(panelWords.monthly)}</option>
        </select>
      </label>
      <label>
        {say(panelWords.periods)}{' '}
        <select
          value={lastPeriods}
          onChange={({ target }) => onChange({ ...settings, lastPeriods: Number(target.value) })}
        >
          {[1, 2, 4, 8, 13].map((count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say(panelWords.absent)}{' '}
        <select
          value={absent}
          onChange={({ target }) => onChange({ ...settings, absent: target.value === 'zero' ? 'zero' : 'refuse' })}
        >
          <option value="refuse">{say(panelWords.refuse)}</option>
          <option value="zero">{say(panelWords.zero)}</option>
        </select>
      </label>
    </div>
  );
}
