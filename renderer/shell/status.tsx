import type { AccountView } from '../../electron/bridge/slices';
import { lookFailureWords } from '../../electron/bridge/words/failure-words';
import { clockOrDate } from '../../electron/bridge/words/formats';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { SignInAgain } from '../sign-in/sign-in-again';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { FailureNote } from '../ui/failure-note';
import { Icon } from '../ui/icon';
import { sayFailure } from '../ui/say-failure';
import { accountLabel, healthOf } from './account-state';

/**
 * Thin lines above every view: what is stale and since when, what is being fetched, what needs the person. That there
 * is no keychain is an ordinary state of some desktops: it is said at sign-in and in Settings, not over every view.
 */
export function Status() {
  const accounts = useSlice('accounts');
  const { online, storageFailure, recovery, notifications } = useSlice('desktop');
  const several = accounts.length > 1;
  return (
    <div className="status">
      {!recovery && storageFailure && storageFailure.name !== 'keychain-unavailable' && (
        <FailureNote failure={storageFailure} tone="amber" />
      )}
      {notifications.refusal && <RefusalNote />}
      {accounts.map((account) => (
        <AccountStatus key={account.id} account={account} online={online} named={several} />
      ))}
    </div>
  );
}

/** Whoever waits to be told would wait for ever. */
function RefusalNote() {
  const words = useWords();
  const sentences = { what: words.t('refusal.what'), todo: words.t('refusal.todo') };
  return (
    <FailureNote failure={{ name: 'forbidden' }} tone="amber" sentences={sentences}>
      <Button compact onClick={() => void ask(bridge().tryNotification())}>
        {words.t('settings.notify.try')}
      </Button>
      <Button compact look="plain" onClick={() => void ask(bridge().dismissHint({ about: 'refusal' }))}>
        {words.t('common.dismiss')}
      </Button>
    </FailureNote>
  );
}

interface AccountStatusProps {
  readonly account: AccountView;
  readonly online: boolean;
  /** There are several: each line says which one it is about. */
  readonly named: boolean;
}

function AccountStatus({ account, online, named }: AccountStatusProps) {
  const words = useWords();
  const health = healthOf(account, online);
  const label = accountLabel(account);
  if (account.madeUp) return <DemoLine account={account} />;
  if (health === 'sign-in') return <SignInAgain account={account} />;
  if (health === 'broken' && account.failure) {
    const sentences = lookFailureWords(account.failure, words);
    return (
      <FailureNote
        failure={account.failure}
        tone="amber"
        sentences={named ? { ...sentences, what: `${label}: ${sentences.what}` } : sentences}
      >
        <Button compact onClick={() => void bridge().syncNow()}>
          {words.t('common.syncNow')}
        </Button>
      </FailureNote>
    );
  }
  return (
    <>
      {health === 'stale' && <StaleLine account={account} online={online} named={named} />}
      {health === 'well' && <BusyLine account={account} />}
    </>
  );
}

/** Above every view, so that nobody takes what is made up for real. */
function DemoLine({ account }: { readonly account: AccountView }) {
  const words = useWords();
  const end = async () => {
    const outcome = await ask(bridge().signOut({ accountId: account.id }));
    if (outcome?.ok === false) sayFailure(outcome.failure);
  };
  return (
    <div className="status-line demo">
      <span>{words.t('demo.line')}</span>
      <Button compact onClick={() => void end()}>
        {words.t('demo.end')}
      </Button>
    </div>
  );
}

function StaleLine({ account, online, named }: AccountStatusProps) {
  const words = useWords();
  const { failure, lastSyncAt } = account;
  const time = lastSyncAt === undefined ? undefined : clockOrDate(lastSyncAt, words);
  const offline = !online || failure === undefined || failure.name === 'offline';
  const what = offline ? words.t('status.offline') : lookFailureWords(failure, words).what;
  const offlineLine = time ? words.t('status.offlineAsOf', { time }) : what;
  const line = offline || !time ? offlineLine : words.t('status.failureAsOf', { what, time });
  return (
    <p className="status-line" role="status">
      <Icon name="offline" />
      {named ? words.t('status.forAccount', { account: accountLabel(account), text: line }) : line}
    </p>
  );
}

function BusyLine({ account }: { readonly account: AccountView }) {
  const words = useWords();
  const { busy, session, lastSyncAt } = account;
  if (session === 'signing-in') {
    return <p className="status-line">{words.t('status.signingIn')}</p>;
  }
  if (busy?.with === 'waiting' && lastSyncAt === undefined) {
    return <p className="status-line">{words.t('status.first')}</p>;
  }
  if (busy?.with !== 'people') return null;
  const { done, total } = busy;
  const text =
    total === undefined
      ? words.t(done > 0 ? 'status.peopleSoFar' : 'status.people', { done })
      : words.t('status.peopleOf', { done, total });
  return (
    <div className="status-line">
      <span>{text}</span>
      <progress
        aria-label={words.t('status.people')}
        max={total ?? 1}
        {...(total !== undefined && { value: done })}
      />
    </div>
  );
}
