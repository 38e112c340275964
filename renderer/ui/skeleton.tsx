import { useWords } from '../i18n/use-words';

/** The shape of what comes; the style sheet keeps it unseen for 300 ms. */
export function Skeleton() {
  const words = useWords();
  return (
    <div className="skeleton" role="status" aria-label={words.t('common.loading')}>
      <div />
      <div />
      <div />
    </div>
  );
}
