import { useState } from 'react';
import type { AccountView } from '../../electron/bridge/slices';
import { clockOrDate, when } from '../../electron/bridge/words/formats';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { cannot } from '../shell/account-state';
import { goTo } from '../shell/place';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { sayFailure } from '../ui/say-failure';
import { change } from './change';
import { Section, SwitchRow } from './parts';

/** Who is signed in, and where. Signing in again is the banner's work, which stands above every view. */
export function AccountsSection({ accounts }: { readonly accounts: readonly AccountView[] }) {
  const words = useWords();
  return (
    <Section title={words.t('settings.accounts.title')}>
      <ul>
        {accounts.map((account) => (
          <Account key={account.id} account={account} only={accounts.length === 1} />
        ))}
      </ul>
      <div className="setting">
        <Button compact onClick={() => goTo('sign-in')}>
          {words.t('settings.accounts.addAccount')}
        </Button>
      </div>
    </Section>
  );
}

type Extra = NonNullable<AccountView['extras']>[number]['name'];

function Account({ account, only }: { readonly account: AccountView; readonly only: boolean }) {
  const words = useWords();
  const { name, login, server, systemLabel, organisation, lastSyncAt, peopleAsOf, madeUp } = account;
  const looked =
    lastSyncAt === undefined
      ? words.t('settings.accounts.never')
      : words.t('settings.accounts.lastSync', { time: when(lastSyncAt, words) });
  return (
    <li className="account">
      <p>
        <span className="strong">{name ?? login}</span>
        <span className="quiet"> {words.t(`settings.accounts.session.${account.session}`)}</span>
      </p>
      <p className="quiet selectable">
        {[systemLabel, organisation, !madeUp && server].filter(Boolean).join(', ')}
      </p>
      {name && !madeUp && <p className="quiet selectable">{login}</p>}
      <p className="quiet small">{looked}</p>
      {peopleAsOf !== undefined && (
        <p className="quiet small">
          {words.t('settings.accounts.people', { time: clockOrDate(peopleAsOf, words) })}
        </p>
      )}
      {!madeUp && (
        <p className="quiet small">{words.t(`settings.accounts.quick.${account.quickDecisions}`)}</p>
      )}
      {account.keptUntilQuit && !madeUp && (
        <p className="quiet small">{words.t('settings.accounts.untilQuit')}</p>
      )}
      <Cannot account={account} />
      <Notify account={account} only={only} />
      <Extras account={account} />
      <div className="account-actions">
        <Pause account={account} />
        <SignOut account={account} only={only} />
      </div>
    </li>
  );
}

/** What cannot be done with this account, each with its reason. */
function Cannot({ account }: { readonly account: AccountView }) {
  const words = useWords();
  const reasons = cannot(account);
  if (reasons.length === 0) return null;
  return (
    <ul className="quiet small">
      {reasons.map(({ part, reason }) => (
        <li key={part}>
          {words.t(`capability.${reason}`, {
            part: words.t(`capability.part.${part}`),
            system: account.systemLabel,
          })}
        </li>
      ))}
    </ul>
  );
}

/** Whether anything of the account is told: a choice for whoever has several. */
function Notify({ account, only }: { readonly account: AccountView; readonly only: boolean }) {
  const words = useWords();
  const { notify } = useSlice('settings');
  const others = notify.silentAccounts.filter((id) => id !== account.id);
  const silent = others.length < notify.silentAccounts.length;
  if (only && !silent) return null;
  return (
    <SwitchRow
      label={words.t('settings.accounts.notify')}
      on={!silent}
      onSwitch={(on) =>
        void change({ notify: { ...notify, silentAccounts: on ? others : [...others, account.id] } })
      }
    />
  );
}

/** What may be switched on for this account. */
function Extras({ account }: { readonly account: AccountView }) {
  const words = useWords();
  const set = async (extra: Extra, on: boolean) => {
    const outcome = await ask(bridge().setExtra({ accountId: account.id, extra, on }));
    if (outcome?.ok === false) sayFailure(outcome.failure);
  };
  return account.extras?.map(({ name, on }) => (
    <SwitchRow
      key={name}
      label={words.t(`settings.accounts.extra.${name}`)}
      on={on}
      onSwitch={(next) => void set(name, next)}
    />
  ));
}

/** Leaves the account alone for as long as the person likes. */
function Pause({ account }: { readonly account: AccountView }) {
  const words = useWords();
  const paused = account.paused === true;
  const pause = async () => {
    const outcome = await ask(bridge().pauseAccount({ accountId: account.id, paused: !paused }));
    if (outcome?.ok === false) sayFailure(outcome.failure);
  };
  return (
    <div className="buttons">
      {paused && <span>{words.t('settings.accounts.paused')}</span>}
      <Button compact onClick={() => void pause()}>
        {words.t(paused ? 'settings.accounts.resume' : 'settings.accounts.pause')}
      </Button>
    </div>
  );
}

/** Asks before it removes. */
function SignOut({ account, only }: { readonly account: AccountView; readonly only: boolean }) {
  const words = useWords();
  const { server, systemLabel, madeUp } = account;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const signOut = async () => {
    setBusy(true);
    const outcome = await ask(bridge().signOut({ accountId: account.id }));
    setBusy(false);
    if (outcome?.ok === false) sayFailure(outcome.failure);
    // Without an account there is nothing to set but the next one.
    if (outcome?.ok && only) goTo('sign-in');
  };
  if (!asking) {
    return (
      <div className="buttons">
        <Button compact onClick={() => setAsking(true)}>
          {words.t('settings.accounts.signOut')}
        </Button>
      </div>
    );
  }
  return (
    <div className="note amber">
      <div>
        <p>
          {words.t('settings.accounts.signOutAsk', {
            server: madeUp ? systemLabel : server.replace(/^https:\/\//, ''),
          })}
        </p>
        <div className="buttons">
          <Button compact look="danger" busy={busy} onClick={() => void signOut()}>
            {words.t('settings.accounts.signOutYes')}
          </Button>
          <Button compact autoFocus onClick={() => setAsking(false)}>
            {words.t('common.cancel')}
          </Button>
        </div>
      </div>
    </div>
  );
}
