import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { goTo } from './place';
import './panel-hint.css';

const door = (x: number, y: number) => `M${x} ${y}v-11h8v11m-8-11 5 2v11l-5-2`;
const bar = 'M1 4h110v13H1z';
const clock = 'M50 10.500h12';
const window = 'M22 26h42v28H22zm0 7h42';

/** What is there, where OffiTray is, and the way it should take; in a box of 112 by 56. */
const pictures = {
  windows: {
    there: 'M1 40h110v15H1zM92 45h12M95 50h9M34 4h46v26H34zM42 13h7v7h-7zM54 50l4-4 4 4',
    ours: door(62, 22),
    wish: 'M74 20c12 2 8 10 4 18m-4-2 4 3 4-3',
  },
  macos: {
    there: `${bar}M40 4v7q0 3 3 3h16q3 0 3-3V4M78 10.500h6M89 10.500h6M100 10.500h6`,
    ours: door(46, 36),
    wish: 'M51 23v-6M59 32c8 0 14-3 15-11m-3.500 3 3.500-3.500 3.500 3.500',
  },
  gnome: {
    there: `${bar}${clock}M102 10.500h3${window}`,
    ours: door(39, 49),
    wish: 'M68 42c14 0 20-8 21-20m-3.500 3 3.500-3.500 3.500 3.500M84 7h9v8h-9z',
  },
  'no-tray': { there: `${bar}${clock}M100 10.500h5${window}`, ours: door(39, 49), wish: '' },
};

/**
 * How to get the icon into sight, for those who have just signed in and would look for it. Not in the demo: whoever only
 * looks around has nothing to come back for.
 */
export function PanelHint() {
  const words = useWords();
  const { panelHint } = useSlice('desktop');
  const isAtHome = useSlice('accounts').some(({ madeUp }) => !madeUp);
  if (panelHint === null || !isAtHome) return null;
  const { there, ours, wish } = pictures[panelHint];
  const dismiss = () => {
    // The button goes with the hint; the focus goes on to what waits.
    goTo('inbox', true);
    void ask(bridge().dismissPanelHint());
  };
  return (
    <section className="note panel-hint" aria-label={words.t('panelHint.label')}>
      <svg viewBox="0 0 112 58" aria-hidden="true">
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
