import type { TicketCard } from '../../electron/bridge/slices';
import { type RendererWords, useWords } from '../i18n/use-words';

type Step = NonNullable<TicketCard['approval']>['steps'][number];

/** Everybody who is asked about a request, in order, with what they decided so far where the system tells. */
export function Approvers({ steps }: { readonly steps: readonly Step[] }) {
  const words = useWords();
  const told = steps.some(({ standing }) => standing !== undefined);
  return (
    <section className="approvers small">
      <h2>{words.t('inbox.approvers')}</h2>
      <ol>
        {steps.map((step, index) => (
          // Somebody may be asked twice: the place tells them apart, and lines have no state.
          <li key={`${index} ${step.name}`}>{stepWords(step, told, words)}</li>
        ))}
      </ol>
    </section>
  );
}

function stepWords({ name: known, me, standing }: Step, told: boolean, words: RendererWords): string {
  const name = me ? words.t('inbox.approverMe') : (known ?? words.t('inbox.approverUnknown'));
  if (!told) return name;
  const decided = standing === 'approved' || standing === 'rejected';
  return decided
    ? words.t('inbox.approverDecided', { name, state: words.t(`requests.standing.${standing}`) })
    : words.t('inbox.approverOpen', { name });
}
