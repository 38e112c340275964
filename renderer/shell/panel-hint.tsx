import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { goTo } from './place';
import './panel-hint.css';

const door = (x: number, y: number) => `M${x} ${y}l6-1.5v13l-6-1.5zm6 0h3v10h-3`;
const bar = 'M1 2h110v14H1z';
const barAndWindow = `${bar}M50 9h12M98 9h8M18 28h46v30H18zm0 7h46`;
const doorInWindow = door(37, 42);

/** What is there, OffiTray and the way it should take, and where that leads; in a box of 112 by 60. */
const pictures = {
  windows: [
    'M1 43h110v16H1zM36 53l4-4 4 4M94 49h11M97 54h8M14 4h52v30H14zM21 15h7v8h-7zM34 15h7v8h-7z',
    `${door(49, 14)}M70 19c5 0 7 5 7 17m-4-4 4 4 4-4`,
    'M73 47h8v8h-8z',
  ],
  macos: [
    `${bar}M30 2v6q0 4 4 4h22q4 0 4-4V2M82 6h6v6h-6zM92 6h6v6h-6zM102 6h6v6h-6z`,
    `${door(40, 32)}M54 37c13 0 20-4 20-16m-4 4 4-4 4 4`,
    'M71 6h6v6h-6z',
  ],
  gnome: [barAndWindow, `${doorInWindow}M69 46c11 0 17-8 17-25m-4 4 4-4 4 4`, 'M82 5h8v8h-8z'],
  'no-tray': [barAndWindow, doorInWindow, ''],
} as const;

/**
 * How to get the icon into sight, for those who have just signed in and would look for it. Not in the demo: whoever only
 * looks around has nothing to come back for.
 */
export function PanelHint() {
  const words = useWords();
  const { panelHint } = useSlice('desktop');
  const isAtHome = useSlice('accounts').some(({ madeUp }) => !madeUp);
  if (panelHint === null || !isAtHome) return null;
  const [there, ours, wish] = pictures[panelHint];
  const dismiss = () => {
    // The button goes with the hint; the focus goes on to what waits.
    goTo('inbox', true);
    void ask(bridge().dismissHint({ about: 'panel' }));
  };
  return (
    <section className="note panel-hint" aria-label={words.t('panelHint.label')}>
      <svg viewBox="0 0 112 60" aria-hidden="true">
        <path d={there} />
        <path className="ours" d={ours} />
        <path className="wish" d={wish} />
      </svg>
      <div>
        <p>
          <span className="strong">{words.t(`panelHint.${panelHint}.what`)}</span>{' '}
          {words.t(`panelHint.${panelHint}.todo`)}
        </p>
        <div className="buttons">
          <Button compact onClick={dismiss}>
            {words.t('common.dismiss')}
          </Button>
        </div>
      </div>
    </section>
  );
}
