import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import type { FailureView } from '../ui/failure-note';
import { Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { CertificateFacts } from './certificate-facts';
import { FieldFailure } from './field-failure';
import type { CheckState } from './use-server-check';

interface ServerFieldProps {
  readonly server: string;
  /** It is the vendor's own: nobody needs an example of one. */
  readonly offered: boolean;
  readonly caFile: string | undefined;
  readonly missing: string | undefined;
  readonly state: CheckState;
  /** From an attempt to sign in, about the server. */
  readonly failure: FailureView | undefined;
  readonly onServer: (server: string) => void;
  readonly onCaFile: (caFile: string | undefined) => void;
  readonly onLeave: () => void;
}

/** The address, what is known of the server behind it, and the CA file where one is needed. */
export function ServerField(props: ServerFieldProps) {
  const { server, offered, caFile, missing, state } = props;
  const words = useWords();
  const failure = state.is === 'failed' ? state.failure : props.failure;
  const choose = async () => {
    const chosen = await ask(bridge().chooseCaFile());
    if (chosen) props.onCaFile(chosen);
  };
  return (
    <>
      <Field
        label={words.t('signIn.server')}
        error={missing ?? (failure && <FieldFailure failure={failure} />)}
        hint={
          missing === undefined &&
          failure === undefined &&
          !(offered && state.is === 'none') && <Hint state={state} />
        }
      >
        {(ties) => (
          <input
            {...ties}
            className="input"
            name="server"
            type="text"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            value={server}
            onChange={(event) => props.onServer(event.target.value)}
            onBlur={props.onLeave}
          />
        )}
      </Field>
      {failure?.name === 'tls-untrusted' && (
        <Button compact icon="key" onClick={() => void choose()}>
          {words.t('signIn.chooseCa')}
        </Button>
      )}
      {failure?.certificate && <CertificateFacts certificate={failure.certificate} />}
      {caFile && (
        <p className="ca-file small">
          <Icon name="key" />
          <span className="one-line" title={caFile}>
            {words.t('signIn.caFile', { file: caFile.replace(/^.*[\\/]/, '') })}
          </span>
          <Button look="plain" compact onClick={() => props.onCaFile(undefined)}>
            {words.t('signIn.forgetCa')}
          </Button>
        </p>
      )}
    </>
  );
}

function Hint({ state }: { readonly state: CheckState }) {
  const words = useWords();
  if (state.is === 'going-on') return <span role="status">{words.t('signIn.checking')}</span>;
  if (state.is === 'passed') {
    return (
      <span className="checked" role="status">
        <Icon name="check" />
        {words.t('signIn.checked', { origin: state.origin })}
      </span>
    );
  }
  return <>{words.t('signIn.serverHint')}</>;
}
