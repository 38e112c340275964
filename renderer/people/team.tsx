import type { PersonCard } from '../../electron/bridge/slices';
import { useWords } from '../i18n/use-words';
import { Button } from '../ui/button';
import { Key } from './key';
import { shownName } from './shown-name';
import type { ShowPerson } from './walk';

interface TeamProps {
  readonly card: PersonCard;
  readonly onShow: ShowPerson;
  readonly onTurn: ShowPerson;
}

/** The ways to the people around, each with its arrow key. */
export function Team({ card, onShow, onTurn }: TeamProps) {
  const words = useWords();
  const { accountId, manager, managerUnknown, reports, reportCount, team } = card;
  const beside = [
    ...(team.before ? [{ ...team.before, arrow: '←' }] : []),
    ...(team.after ? [{ ...team.after, arrow: '→' }] : []),
  ];
  const more = reportCount - reports.length;
  const turn = (personId: string) => onTurn({ accountId, personId, as: 'card' });
  return (
    <>
      {manager && (
        <Others title={words.t('people.manager')} people={[{ ...manager, arrow: '↑' }]} onTurn={turn} />
      )}
      {managerUnknown && (
        <Others title={words.t('people.manager')} people={[]} onTurn={turn}>
          <span className="quiet">{words.t('people.managerUnknown')}</span>
        </Others>
      )}
      {beside.length > 0 && (
        <Others title={words.t('people.teamOf', { count: team.size })} people={beside} onTurn={turn} />
      )}
      {reports.length > 0 && (
        <Others
          title={words.t('people.reportsCount', { count: reportCount })}
          people={reports.map((person, index) => (index === 0 ? { ...person, arrow: '↓' } : person))}
          onTurn={turn}
        >
          {more > 0 && (
            <Button
              look="plain"
              compact
              onClick={() => onShow({ accountId, personId: card.person.id, as: 'chart' })}
            >
              {words.t('people.moreReports', { count: more })}
            </Button>
          )}
        </Others>
      )}
    </>
  );
}

interface OthersProps {
  readonly title: string;
  readonly people: readonly { readonly id: string; readonly displayName: string; readonly arrow?: string }[];
  readonly onTurn: (personId: string) => void;
  readonly children?: React.ReactNode;
}

function Others({ title, people, onTurn, children }: OthersProps) {
  const words = useWords();
  return (
    <section className="colleagues">
      <h3 className="quiet small">{title}</h3>
      <div className="colleague-list">
        {people.map(({ id, displayName, arrow }) => (
          <Button key={id} compact onClick={() => onTurn(id)}>
            <bdi className="one-line">{shownName(displayName, words)}</bdi>
            {arrow && <Key>{arrow}</Key>}
          </Button>
        ))}
        {children}
      </div>
    </section>
  );
}
