import type { Slices } from '../../electron/bridge/slices';
import { useWords } from '../i18n/use-words';
import type { FailureView } from '../ui/failure-note';
import { Field } from '../ui/field';
import { FieldFailure } from './field-failure';

/** What a form asks for: what the system names, or who somebody is where the system could not tell. */
type SignInField = Slices['systems'][number]['fields'][number] | 'whoAmI';
/** What is sent under which name; see `Credentials`. */
export type CredentialName = 'token' | 'password' | 'login' | 'person' | 'code';
export type TypedCredentials = Readonly<Record<CredentialName, string>>;

export const nothingTyped: TypedCredentials = { token: '', password: '', login: '', person: '', code: '' };

const sentAs: Readonly<Record<SignInField, CredentialName>> = {
  email: 'login',
  userName: 'login',
  person: 'login',
  whoAmI: 'person',
  password: 'password',
  apiSecret: 'password',
  apiToken: 'token',
  code: 'code',
};

/** What may not be left empty, by the name that each field is sent under. */
export function credentialNames(fields: readonly SignInField[]): readonly CredentialName[] {
  return fields.filter((field) => field !== 'whoAmI').map((field) => sentAs[field]);
}

interface CredentialFieldsProps {
  readonly fields: readonly SignInField[];
  readonly typed: TypedCredentials;
  readonly missing: readonly string[];
  /** A failure that belongs beside one of these fields. */
  readonly failure: FailureView | undefined;
  readonly failedAt: CredentialName | undefined;
  readonly onType: (name: CredentialName, text: string) => void;
}

/** One field for each thing that the chosen system asks for. */
export function CredentialFields(props: CredentialFieldsProps) {
  const { fields, typed, missing, failure, failedAt, onType } = props;
  const words = useWords();
  return fields.map((field) => {
    const name = sentAs[field];
    const error =
      field !== 'whoAmI' && missing.includes(name)
        ? words.t(`signIn.missing.${field}`)
        : failure && failedAt === name && <FieldFailure failure={failure} />;
    return (
      <Field
        key={field}
        label={words.t(`signIn.${field === 'whoAmI' ? 'person' : field}`)}
        error={error}
        hint={!error && hintOf(field, words)}
      >
        {(ties) => (
          <input
            {...ties}
            {...attributes[field]}
            className="input"
            name={name}
            autoComplete={field === 'code' ? 'one-time-code' : 'off'}
            spellCheck={false}
            value={typed[name]}
            onChange={(event) => onType(name, event.target.value)}
          />
        )}
      </Field>
    );
  });
}

const attributes = {
  email: { type: 'email' },
  userName: { type: 'text' },
  person: { type: 'text' },
  whoAmI: { type: 'text' },
  password: { type: 'password' },
  apiSecret: { type: 'password' },
  apiToken: { type: 'text' },
  code: { type: 'text', inputMode: 'numeric' },
} as const;

function hintOf(field: SignInField, words: ReturnType<typeof useWords>): string | undefined {
  if (field === 'person') return words.t('signIn.personHint');
  return field === 'apiToken' ? words.t('signIn.apiTokenHint') : undefined;
}
