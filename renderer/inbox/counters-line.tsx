import { useId } from 'react';
import type { AccountView } from '../../electron/bridge/slices';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { accountLabel } from '../shell/account-state';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { sayFailure } from '../ui/say-failure';

/** What is new elsewhere in a system, where there is anything: a quiet line for each account below what waits. */
export function CountersLines() {
  const accounts = useSlice('accounts');
  return accounts.map((account) => (
    <CountersLine key={account.id} account={account} named={accounts.length > 1} />
  ));
}

function CountersLine({ account, named }: { readonly account: AccountView; readonly named: boolean }) {
  const words = useWords();
  const id = useId();
  const { messages = 0, news = 0 } = account.counters ?? {};
  const parts = [
    messages > 0 && words.t('inbox.unreadMessages', { count: messages }),
    news > 0 && words.t('inbox.unreadNews', { count: news }),
  ].filter((part) => part !== false);
  if (parts.length === 0 || account.paused) return null;
  const text = parts.join(', ');
  const open = async () => {
    const outcome = await ask(bridge().openNews({ accountId: account.id }));
    if (outcome?.ok === false) sayFailure(outcome.failure);
  };
  return (
    <div className="counters quiet small">
      <p id={id}>{named ? words.t('status.forAccount', { account: accountLabel(account), text }) : text}</p>
      <Button look="plain" compact icon="browser" aria-describedby={id} onClick={() => void open()}>
        {words.t('common.openInBrowser')}
      </Button>
    </div>
  );
}
