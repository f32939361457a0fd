import { useId, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { useLoaded } from '../../api/use-loaded.ts';
import { listed, say } from '../../language/language.ts';
import { announce } from '../../parts/announce.ts';
import { AtMachine } from '../../parts/AtMachine.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { Link } from '../../router/Link.tsx';
import { useBase } from '../../shell/base-context.ts';
import { FailureState } from '../../states/FailureState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { getSettings, saveSettings } from './api.ts';
import type { NoticeSettings, NoticeWhen } from './api.ts';
import './notices.css';
import { noticeWords, whenWords } from './words.ts';

/** Which notices leave, by which way and when. */
export function NoticeSettingsPage(): ReactNode {
  const isPerson = useBase().session.actor.kind === 'person';
  return (
    <>
      <PageHead title={say(noticeWords.settings)} crumbs={<Link to="/notices">{say(noticeWords.notices)}</Link>} />
      {isPerson ? <Own /> : <AtMachine />}
    </>
  );
}

function Own(): ReactNode {
  const settings = useLoaded('settings', getSettings);
  return <Loaded of={settings}>{(found) => <SettingsForm before={found} />}</Loaded>;
}

function SettingsForm({ before }: { readonly before: NoticeSettings }): ReactNode {
  const [settings, setSettings] = useState(before);
  const [isSaved, setSaved] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const set = (changes: Partial<NoticeSettings>): void => {
    setSaved(false);
    setSettings((now) => ({ ...now, ...changes }));
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setError(null);
    try {
      await saveSettings(settings);
      setSaved(true);
      announce(say(noticeWords.saved));
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <form className="credentials notice-settings" noValidate onSubmit={(event) => void submit(event)}>
      <h2>{say(noticeWords.ways)}</h2>
      <Ways settings={settings} set={set} />
      <h2>{say(noticeWords.when)}</h2>
      <Times settings={settings} set={set} />
      <Kinds settings={settings} set={set} />
      {error === null ? null : <FailureState error={error} isKept />}
      <div className="bar-of-buttons">
        <button type="submit" className="main">
          {say(noticeWords.save)}
        </button>
        {isSaved ? (
          <span className="good">
            <span aria-hidden="true">✓ </span>
            {say(noticeWords.saved)}
          </span>
        ) : null}
      </div>
    </form>
  );
}

interface PartProps {
  readonly settings: NoticeSettings;
  readonly set: (changes: Partial<NoticeSettings>) => void;
}

function Ways({ settings: { mail, webhook, language, ways }, set }: PartProps): ReactNode {
  const id = useId();
  const { mailDomains, webhooks } = ways;
  const mailHelp =
    mailDomains === null ? say(noticeWords.mailOff) : say(noticeWords.mailHelp, { domains: listed(mailDomains) });
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-mail`}>{say(noticeWords.mail)}</label>
        <input
          id={`${id}-mail`}
          type="email"
          autoComplete="email"
          disabled={mailDomains === null}
          aria-describedby={`${id}-mail-help`}
          value={mail ?? ''}
          onChange={({ target }) => set({ mail: target.value === '' ? null : target.value })}
        />
        <p className="help" id={`${id}-mail-help`}>
          {mailHelp}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-webhook`}>{say(noticeWords.webhook)}</label>
        <select
          id={`${id}-webhook`}
          disabled={webhooks.length === 0}
          aria-describedby={`${id}-webhook-help`}
          value={webhook ?? ''}
          onChange={({ target }) => set({ webhook: target.value === '' ? null : target.value })}
        >
          <option value="">{say(noticeWords.noWebhook)}</option>
          {webhooks.map(({ id, title }) => (
            <option key={id} value={id}>
              {say(title)}
            </option>
          ))}
        </select>
        <p className="help" id={`${id}-webhook-help`} hidden={webhooks.length > 0}>
          {say(noticeWords.webhookOff)}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-language`}>{say(noticeWords.language)}</label>
        <select
          id={`${id}-language`}
          value={language}
          onChange={({ target }) => set({ language: target.value === 'en' ? 'en' : 'zh' })}
        >
          <option value="zh">中文</option>
          <option value="en">English</option>
        </select>
      </div>
    </>
  );
}

function Times({ settings, set }: PartProps): ReactNode {
  const id = useId();
  const time = (name: 'digestAt' | 'quietFrom' | 'quietUntil', mayBeEmpty: boolean): ReactNode => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{say(noticeWords[name])}</label>
      <input
        id={`${id}-${name}`}
        type="time"
        aria-describedby={`${id}-${name}-help`}
        value={settings[name] ?? ''}
        onChange={({ target }) => {
          if (target.value !== '') set({ [name]: target.value });
          else if (mayBeEmpty) set({ [name]: null });
        }}
      />
      <p className="help" id={`${id}-${name}-help`}>
        {say(noticeWords.timeHelp)}
      </p>
    </div>
  );
  return (
    <>
      {time('digestAt', false)}
      {time('quietFrom', true)}
      {time('quietUntil', true)}
    </>
  );
}

function Kinds({ settings: { kinds }, set }: PartProps): ReactNode {
  const choose = (id: string, when: string): void =>
    set({ kinds: kinds.map((kind) => (kind.id === id ? { ...kind, when: when as NoticeWhen } : kind)) });
  return (
    <table className="notice-kinds" aria-label={say(noticeWords.kinds)}>
      <thead>
        <tr>
          <th scope="col">{say(noticeWords.kind)}</th>
          <th scope="col">{say(noticeWords.when)}</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(({ id, title, when }) => (
          <tr key={id}>
            <th scope="row">{say(title)}</th>
            <td className="short">
              <select
                aria-label={`${say(noticeWords.when)} ${say(title)}`}
                value={when}
                onChange={({ target }) => choose(id, target.value)}
              >
                {Object.entries(whenWords).map(([value, word]) => (
                  <option key={value} value={value}>
                    {say(word)}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
