import { type KeyboardEvent, memo, useId } from 'react';
import type { PersonHit } from '../../electron/bridge/slices';
import { dayRange } from '../../electron/bridge/words/formats';
import { useWords } from '../i18n/use-words';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { deedOf, doDeed } from './deeds';
import { segmentsOf } from './marks';
import { reach } from './reach';
import { shownName } from './shown-name';
import type { ShowPerson } from './walk';

interface PersonItemProps {
  readonly hit: PersonHit;
  readonly rowKey: string;
  readonly current: boolean;
  readonly onShow: ShowPerson;
}

/** Two lines a person: who and what, then the number one would dial. */
export const PersonItem = memo(function PersonItem({ hit, rowKey, current, onShow }: PersonItemProps) {
  const words = useWords();
  const nameId = useId();
  const { number, awayUntil } = hit;
  const name = shownName(hit.displayName, words);
  const ref = { accountId: hit.accountId, personId: hit.id };
  const what = [hit.title, hit.department].filter(Boolean).join(', ');
  const tabIndex = current ? 0 : -1;
  const open = () => onShow({ ...ref, as: 'card' });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    const deed = deedOf(event, false);
    if (event.key === 'Enter' && number) void reach(ref, 'copy', number);
    else if (['Enter', 'ArrowRight', ' '].includes(event.key)) open();
    else if (deed === 'chart') onShow({ ...ref, as: 'chart' });
    else if (deed) doDeed(deed, ref, name);
    else return;
    event.preventDefault();
  };
  return (
    // Rows are reached with the arrow keys, like those of a grid.
    <li
      data-row={rowKey}
      tabIndex={tabIndex}
      className="person"
      aria-labelledby={nameId}
      onKeyDown={onKeyDown}
    >
      <Avatar name={name} photo={hit.photo} />
      <div className="person-words">
        <p className="person-line">
          <button
            type="button"
            className="person-name one-line"
            id={nameId}
            dir="auto"
            tabIndex={tabIndex}
            onClick={open}
          >
            {(name === hit.displayName ? segmentsOf(name, hit.marks) : [{ text: name, marked: false }]).map(
              (segment, index) =>
                segment.marked ? (
                  // Pieces of one string have no other identity.
                  <b key={index}>{segment.text}</b>
                ) : (
                  segment.text
                ),
            )}
          </button>
          {what && (
            <span className="quiet person-what one-line" dir="auto">
              {what}
            </span>
          )}
        </p>
        <p className="quiet">
          {number ? <bdi>{number}</bdi> : words.t('people.noNumber')}
          {hit.alsoIn && (
            <span className="also-in"> {words.t('people.alsoIn', { count: hit.alsoIn.length + 1 })}</span>
          )}
          {awayUntil && (
            <span className="away-until">
              {' '}
              {words.t('people.awayUntil', { date: dayRange(awayUntil, awayUntil, words) })}
            </span>
          )}
        </p>
      </div>
      {number && (
        <Button
          look="plain"
          compact
          icon="copy"
          tabIndex={tabIndex}
          aria-label={words.t('people.copyNumber')}
          aria-describedby={nameId}
          title={words.t('people.copyNumber')}
          onClick={() => void reach(ref, 'copy', number)}
        />
      )}
    </li>
  );
});
