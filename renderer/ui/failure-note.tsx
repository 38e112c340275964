import type { ReactNode } from 'react';
import type { AccountView } from '../../electron/bridge/slices';
import { failureWords } from '../../electron/bridge/words/failure-words';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { Button } from './button';
import { Icon } from './icon';
import { say } from './say';

export type FailureView = NonNullable<AccountView['failure']>;

interface FailureNoteProps {
  readonly failure: FailureView;
  readonly tone?: 'amber' | 'red';
  /** In place of the usual two sentences. */
  readonly sentences?: { readonly what: string; readonly todo: string };
  /** The button that does what the second sentence says. */
  readonly children?: ReactNode;
  /** Of the button that copies, in a list with one stop for Tab. */
  readonly tabIndex?: number;
}

/** Two sentences, what happened and what to do, and what does it. The code is only there to copy. */
export function FailureNote({ failure, tone = 'red', sentences, children, tabIndex }: FailureNoteProps) {
  const words = useWords();
  const { detail } = failure;
  const { what, todo } = sentences ?? failureWords(failure, words);
  return (
    <div className={`note ${tone}`}>
      <Icon name="warning" />
      <div>
        <p>
          <span className="strong">{what}</span> {todo}
        </p>
        {(children || detail) && (
          <div className="buttons">
            {children}
            {detail && (
              <Button
                look="plain"
                compact
                tabIndex={tabIndex}
                onClick={() => {
                  void bridge().copyText({ text: `${failure.name}: ${detail}` });
                  say(words.t('common.copiedDetails'), true);
                }}
              >
                {words.t('common.copyDetails')}
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
