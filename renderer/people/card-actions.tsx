import type { PersonCard } from '../../electron/bridge/slices';
import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { Button } from '../ui/button';
import { keyOf } from './deeds';
import { ExportMenu } from './export-menu';
import { Key } from './key';
import { use } from './reach';
import type { ShowPerson } from './walk';

interface CardActionsProps {
  readonly card: PersonCard;
  readonly name: string;
  readonly onShow: ShowPerson;
}

/** What one may want with the card as a whole. */
export function CardActions({ card, name, onShow }: CardActionsProps) {
  const words = useWords();
  const { exportForbidden } = useSlice('desktop');
  const person = { accountId: card.accountId, personId: card.person.id };
  return (
    <div className="card-actions">
      <Button compact icon="people" onClick={() => onShow({ ...person, as: 'chart' })}>
        {words.t('people.team')}
        <Key>{keyOf.chart}</Key>
      </Button>
      {card.page && (
        <Button compact icon="browser" onClick={() => void use(person, name, 'open')}>
          {words.t('common.openInBrowser')}
          <Key>{keyOf.open}</Key>
        </Button>
      )}
      <ExportMenu what={person} />
      <Button compact icon="copy" onClick={() => void use(person, name, 'copyText')}>
        {words.t('people.copyText')}
        <Key>{keyOf.copyText}</Key>
      </Button>
      {!exportForbidden && (
        <Button compact icon="copy" onClick={() => void use(person, name, 'copyVcard')}>
          {words.t('people.copyVcard')}
          <Key>{keyOf.copyVcard}</Key>
        </Button>
      )}
    </div>
  );
}
