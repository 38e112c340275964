import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { AccountView } from '../../electron/bridge/slices';
import { failureWords } from '../../electron/bridge/words/failure-words';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import type { FailureView } from '../ui/failure-note';
import { Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { FieldFailure } from './field-failure';
import './sign-in.css';

/** A session that only the person can renew: why, and the password in place, without leaving the view. */
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
          <PasswordForm account={account} onClose={() => setOpen(false)} />
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

interface PasswordFormProps {
  readonly account: AccountView;
  readonly onClose: () => void;
}

function PasswordForm({ account, onClose }: PasswordFormProps) {
  const words = useWords();
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<FailureView>();
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const submit = async (untilQuit: boolean) => {
    if (busy || password === '') return field.current?.focus();
    setBusy(true);
    setFailure(undefined);
    const outcome = await ask(bridge().signInAgain({ accountId: account.id, password, untilQuit }));
    setBusy(false);
    if (outcome?.ok === false) {
      setFailure(outcome.failure);
      field.current?.select();
    }
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
      <Field label={words.t('signIn.password')} error={failure && <FieldFailure failure={failure} />}>
        {(ties) => (
          <input
            {...ties}
            ref={field}
            className="input"
            type="password"
            autoComplete="off"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
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
