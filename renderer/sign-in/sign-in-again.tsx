import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { AccountView } from '../../electron/bridge/slices';
import { failureWords } from '../../electron/bridge/words/failure-words';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import type { FailureView } from '../ui/failure-note';
import { Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { FieldFailure } from './field-failure';
import './sign-in.css';

/** A session that only the person can renew: why, and the password or code in place, without leaving the view. */
export function SignInAgain({ account }: { readonly account: AccountView }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const reason =
    account.failure?.name ?? (account.session === 'signed-out' ? undefined : ('expired' as const));
  const what =
    reason === undefined
      ? words.t('status.signedOut')
      : failureWords(account.failure ?? { name: reason }, words).what;
  return (
    <section className="note amber" aria-label={words.t('signIn.again')}>
      <Icon name="key" />
      <div>
        <p>
          <span className="strong">{what}</span> <span>{account.server.replace(/^https:\/\//, '')}</span>
        </p>
        {open ? (
          <RenewalForm account={account} onClose={() => setOpen(false)} />
        ) : (
          <div className="buttons">
            <Button compact onClick={() => setOpen(true)}>
              {words.t('signIn.submit')}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

interface RenewalFormProps {
  readonly account: AccountView;
  readonly onClose: () => void;
}

/** Asks for the password, or for the code alone where the server wants only that: the password is kept. */
function RenewalForm({ account, onClose }: RenewalFormProps) {
  const words = useWords();
  const systems = useSlice('systems');
  const [asked, setAsked] = useState<'password' | 'code'>(
    account.failure?.name === 'second-factor' ? 'code' : 'password',
  );
  /** A password that was right, when a code is wanted after it. */
  const [password, setPassword] = useState<string>();
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<FailureView>();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const secret = systems.find(({ name }) => name === account.system)?.fields.includes('apiSecret')
    ? 'apiSecret'
    : 'password';
  const submit = async (untilQuit: boolean) => {
    if (busy || typed === '') return field.current?.focus();
    setBusy(true);
    setFailure(undefined);
    const renewal = asked === 'code' ? { ...(password && { password }), code: typed } : { password: typed };
    const outcome = await ask(bridge().signInAgain({ accountId: account.id, ...renewal, untilQuit }));
    setBusy(false);
    if (outcome?.ok !== false) return;
    if (outcome.failure.name === 'second-factor' && asked === 'password') {
      setPassword(typed);
      setTyped('');
      setAsked('code');
      field.current?.focus();
      return;
    }
    setFailure(outcome.failure);
    field.current?.select();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(account.keptUntilQuit);
  };
  return (
    <form
      className="again"
      onSubmit={onSubmit}
      aria-busy={busy}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <p className="quiet small">
        {words.t('status.account')}: <span className="selectable">{account.login}</span>
      </p>
      <Field
        label={words.t(`signIn.${asked === 'code' ? 'code' : secret}`)}
        error={failure && <FieldFailure failure={failure} />}
      >
        {(ties) => (
          <input
            {...ties}
            ref={field}
            className="input"
            type={asked === 'code' ? 'text' : 'password'}
            autoComplete={asked === 'code' ? 'one-time-code' : 'off'}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <div className="buttons">
        <Button type="submit" look="filled" compact busy={busy}>
          {words.t('signIn.submit')}
        </Button>
        {failure?.name === 'keychain-unavailable' && (
          <Button compact busy={busy} onClick={() => void submit(true)}>
            {words.t('signIn.untilQuit')}
          </Button>
        )}
        <Button look="plain" compact onClick={onClose}>
          {words.t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
