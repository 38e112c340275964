import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/use-words';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { closeDraft, typeReason, type Verb } from './drafts';

interface RejectFormProps {
  readonly draftKey: string;
  readonly verb: Verb;
  readonly reason: string;
  readonly required: boolean;
  readonly requester: string;
  /** In place of the verb's own word. */
  readonly submitLabel?: string;
  /** Words used before, to be taken with one press. */
  readonly phrases: readonly string[];
  readonly busy: boolean;
  readonly onSubmit: (reason: string) => void;
  readonly onCancel: () => void;
}

const phrasesShown = 3;

/** The words that go with a rejection, in the card itself. */
export function RejectForm({ draftKey, verb, reason, required, requester, ...rest }: RejectFormProps) {
  const { phrases, busy, onSubmit, onCancel, submitLabel } = rest;
  const words = useWords();
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.form?.scrollIntoView({ block: 'nearest' });
  }, []);

  const submit = () => {
    const typed = reason.trim();
    setMissing(required && typed === '');
    if (required && typed === '') field.current?.focus();
    else if (!busy) onSubmit(typed);
  };
  const take = (phrase: string) => {
    typeReason(draftKey, phrase);
    field.current?.focus();
  };
  const cancel = () => {
    closeDraft(draftKey);
    onCancel();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      cancel();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
  };
  return (
    <form
      className="reject-form"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label={words.t('inbox.reason')}
        hint={words.t(required ? 'inbox.reasonRequired' : 'inbox.reasonOptional', { name: requester })}
        error={missing && reason.trim() === '' && words.t('inbox.reasonMissing')}
      >
        {(ties) => (
          <textarea
            {...ties}
            ref={field}
            className="input"
            rows={2}
            maxLength={4_000}
            required={required}
            value={reason}
            onChange={(event) => typeReason(draftKey, event.target.value)}
          />
        )}
      </Field>
      {reason === '' && phrases.length > 0 && (
        <fieldset className="phrases">
          <legend className="quiet small">{words.t('inbox.phrases')}</legend>
          {phrases.slice(0, phrasesShown).map((phrase) => (
            <Button key={phrase} compact title={phrase} onClick={() => take(phrase)}>
              <span className="one-line">{phrase}</span>
            </Button>
          ))}
        </fieldset>
      )}
      <div className="card-buttons">
        <span className="quiet small keys">{words.t('inbox.reasonKeys')}</span>
        <Button onClick={cancel}>{words.t('common.cancel')}</Button>
        <Button type="submit" look="danger" busy={busy}>
          {submitLabel ?? words.t(`verb.${verb}`)}
        </Button>
      </div>
    </form>
  );
}
