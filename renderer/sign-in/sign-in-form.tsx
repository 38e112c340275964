import { type FormEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Input } from '../../electron/bridge/contract';
import type { Preset } from '../../electron/bridge/slices';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { goTo } from '../shell/place';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { FailureNote, type FailureView } from '../ui/failure-note';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { CredentialFields, type CredentialName, credentialNames, nothingTyped } from './credential-fields';
import { fieldOf } from './failure-field';
import { sentencesOf } from './field-failure';
import { ServerField } from './server-field';
import { useServerCheck } from './use-server-check';

type FieldName = 'server' | CredentialName;
type Server = Input<'checkServer'>;

/** Checks what can be checked without the password, then signs in; every failure stands where it can be mended. */
export function SignInForm({ preset }: { readonly preset: Preset }) {
  const words = useWords();
  const systems = useSlice('systems');
  const [system, setSystem] = useState(preset.system ?? systems[0]?.name ?? 'offiserv');
  const definition = systems.find(({ name }) => name === system);
  const [server, setServer] = useState(preset.server ?? definition?.usualServer ?? '');
  const [typed, setTyped] = useState({ ...nothingTyped, login: preset.login ?? '' });
  /** The server has asked for a second factor. */
  const [codeWanted, setCodeWanted] = useState(false);
  /** The system could not tell who this is. */
  const [personWanted, setPersonWanted] = useState(false);
  const [caFile, setCaFile] = useState(preset.caFile);
  const [missing, setMissing] = useState<readonly FieldName[]>([]);
  const [failure, setFailure] = useState<FailureView>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const serverCheck = useServerCheck();

  const fields = [
    ...(definition?.fields ?? []),
    ...(codeWanted ? (['code'] as const) : []),
    ...(personWanted ? (['whoAmI'] as const) : []),
  ];
  const where = (ca = caFile): Server => ({
    system,
    server: server.trim(),
    ...(ca !== undefined && { caFile: ca }),
  });
  const focus = (name: FieldName) => form.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
  /** The address, the system or the CA file changes: what was found out about the server no longer holds. */
  const changed = () => {
    serverCheck.forget();
    setFailure(undefined);
  };

  useEffect(() => {
    const fields = [...(form.current?.querySelectorAll('input') ?? [])];
    fields.find(({ value }) => value === '')?.focus();
  }, []);

  const signIn = async (untilQuit: boolean) => {
    setFailure(undefined);
    if (!(await serverCheck.check(where()))) return focus('server');
    const { login, password, token, code, person } = typed;
    const outcome = await ask(
      bridge().signIn({
        ...where(),
        login: login.trim(),
        password,
        ...(token.trim() !== '' && { token: token.trim() }),
        ...(codeWanted && { code: code.trim() }),
        ...(personWanted && { person: person.trim() }),
        untilQuit,
      }),
    );
    if (outcome?.ok) return goTo('inbox', true);
    if (!outcome) return;
    setFailure(outcome.failure);
    const field = fieldOf(outcome.failure, definition?.fields);
    // A field that is asked for the first time is not there before the next drawing.
    if (field === 'code') flushSync(() => setCodeWanted(true));
    if (field === 'person') flushSync(() => setPersonWanted(true));
    if (field !== 'form') focus(field);
  };
  const submit = async (untilQuit: boolean) => {
    const empty = (['server', ...credentialNames(fields)] as FieldName[]).filter(
      (name) => (name === 'server' ? server : typed[name]).trim() === '',
    );
    setMissing(empty);
    if (busy) return;
    if (empty[0]) return focus(empty[0]);
    setBusy(true);
    await signIn(untilQuit);
    setBusy(false);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(false);
  };

  const failedField = failure && fieldOf(failure, definition?.fields);
  return (
    <form ref={form} noValidate onSubmit={onSubmit} aria-busy={busy}>
      <Field label={words.t('signIn.system')}>
        {(ties) => (
          <Select
            {...ties}
            value={system}
            choices={systems.map(({ name, label }) => ({ value: name, label }))}
            onChoose={(chosen) => {
              const next = systems.find(({ name }) => name === chosen);
              setSystem(chosen);
              setCodeWanted(false);
              setPersonWanted(false);
              // An address that nobody typed follows the system.
              if (server === (definition?.usualServer ?? '')) setServer(next?.usualServer ?? '');
              changed();
            }}
          />
        )}
      </Field>
      <ServerField
        server={server}
        offered={server !== '' && server === definition?.usualServer}
        caFile={caFile}
        missing={missing.includes('server') ? words.t('signIn.missing.server') : undefined}
        state={serverCheck.state}
        failure={failedField === 'server' ? failure : undefined}
        onServer={(typed) => {
          setServer(typed);
          changed();
        }}
        onCaFile={(chosen) => {
          setCaFile(chosen);
          changed();
          void serverCheck.check({
            system,
            server: server.trim(),
            ...(chosen !== undefined && { caFile: chosen }),
          });
        }}
        onLeave={() => {
          // A server that failed is not asked again unless something changed: what is offered to mend it stays in place.
          if (server.trim() !== '' && serverCheck.state.is !== 'failed') void serverCheck.check(where());
        }}
      />
      <CredentialFields
        fields={fields}
        typed={typed}
        missing={missing}
        failure={failure}
        failedAt={failedField === 'server' || failedField === 'form' ? undefined : failedField}
        onType={(name, text) => setTyped((before) => ({ ...before, [name]: text }))}
      />
      {failure && failedField === 'form' && (
        <div role="alert">
          <FailureNote failure={failure} tone="amber" sentences={sentencesOf(failure, words)}>
            {failure.name === 'keychain-unavailable' && (
              <Button busy={busy} onClick={() => void submit(true)}>
                {words.t('signIn.untilQuit')}
              </Button>
            )}
          </FailureNote>
        </div>
      )}
      <div className="sign-in-foot">
        <Button type="submit" look="filled" busy={busy}>
          {words.t('signIn.submit')}
        </Button>
      </div>
      <p className="sr-only" role="status">
        {busy ? words.t('signIn.submitting') : ''}
      </p>
    </form>
  );
}
