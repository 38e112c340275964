import { useWords } from '../i18n/use-words';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import type { Verb } from './drafts';

interface AskAgainProps {
  readonly verb: Verb;
  readonly title: string;
  readonly busy: boolean;
  readonly tabIndex: number;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** The second question before a verb whose effect is worth one. */
export function AskAgain({ verb, title, busy, tabIndex, onYes, onNo }: AskAgainProps) {
  const words = useWords();
  return (
    <div className="note amber" role="alert">
      <Icon name="warning" />
      <div>
        <p>{words.t('inbox.askAgain', { verb: words.t(`verb.${verb}`), title })}</p>
        <div className="buttons">
          <Button compact look="filled" busy={busy} tabIndex={tabIndex} onClick={onYes}>
            {words.t('inbox.askAgainYes')}
          </Button>
          <Button compact autoFocus tabIndex={tabIndex} onClick={onNo}>
            {words.t('common.cancel')}
          </Button>
        </div>
      </div>
    </div>
  );
}
