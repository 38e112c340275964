import { useWords } from '../i18n/use-words';
import type { FailureView } from '../ui/failure-note';

type Certificate = NonNullable<FailureView['certificate']>;

/** Whose certificate was shown: what a person needs to judge it. */
export function CertificateFacts({ certificate }: { readonly certificate: Certificate }) {
  const words = useWords();
  const validTo = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium' }).format(certificate.validTo);
  const facts = [
    [words.t('signIn.certificate.subject'), certificate.subject],
    [words.t('signIn.certificate.issuer'), certificate.issuer],
    [words.t('signIn.certificate.validTo'), validTo],
    [words.t('signIn.certificate.fingerprint'), certificate.fingerprint],
  ] as const;
  return (
    <details className="certificate" open>
      <summary>{words.t('signIn.certificate.title')}</summary>
      <dl className="small selectable">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="quiet">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
