import { useEffect } from 'react';
import { History } from '../history/history';
import { useWords } from '../i18n/use-words';
import { Inbox } from '../inbox/inbox';
import { useNews } from '../inbox/use-news';
import { People } from '../people/people';
import { Reminders } from '../reminders/reminders';
import { Requests } from '../requests/requests';
import { SettingsView } from '../settings/settings-view';
import { SignIn } from '../sign-in/sign-in';
import { useSlice } from '../store';
import { focusCurrentRow } from '../ui/rows';
import { SayRegion } from '../ui/say';
import { Help } from './help';
import { PanelHint } from './panel-hint';
import { goTo, isTab, usePlace, type View } from './place';
import { RecoveryNote } from './recovery-note';
import { Status } from './status';
import { panelId, TabBar, tabId } from './tab-bar';
import { useIntent } from './use-intent';
import { useKeyboard } from './use-keyboard';
import './shell.css';

/** Everything in the window: tabs, what needs the person, one view. */
export function Shell() {
  const words = useWords();
  const view = useView();
  useKeyboard();
  useIntent();
  useNews();
  useTheme();
  useFocus(view);
  return (
    <div className="shell">
      <TabBar />
      <main className="main">
        <RecoveryNote />
        {view !== 'sign-in' && <Status />}
        {view === 'inbox' && <PanelHint />}
        <div
          key={view}
          id={panelId}
          className="view"
          {...(isTab(view) && { role: 'tabpanel', 'aria-labelledby': tabId(view) })}
        >
          {isTab(view) && <h1 className="sr-only">{words.t(`tabs.${view}`)}</h1>}
          <Body view={view} />
        </div>
      </main>
      <Help />
      <SayRegion />
    </div>
  );
}

function Body({ view }: { readonly view: View }) {
  if (view === 'inbox') return <Inbox />;
  if (view === 'reminders') return <Reminders />;
  if (view === 'people') return <People />;
  if (view === 'requests') return <Requests />;
  if (view === 'history') return <History />;
  if (view === 'settings') return <SettingsView />;
  return <SignIn />;
}

/** With no account there is nothing to show but the sign-in form and the settings. */
function useView(): View {
  const view = usePlace((place) => place.view);
  const none = useSlice('accounts').length === 0;
  useEffect(() => {
    if (!none && usePlace.getState().view === 'sign-in') goTo('inbox', true);
  }, [none]);
  return none && view !== 'settings' ? 'sign-in' : view;
}

function useTheme(): void {
  const { theme } = useSlice('settings');
  const { locale } = useSlice('words');
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.lang = locale;
  }, [theme, locale]);
}

/** A view reached by key, tray or pointer takes the focus: its marked field, or its current row. */
function useFocus(view: View): void {
  const serial = usePlace((place) => place.focusSerial);
  // Both say that a view was entered anew.
  useEffect(() => {
    if (serial === 0) return;
    // The card that was asked for has taken it.
    if (usePlace.getState().wantedPerson) return usePlace.setState({ wantedPerson: null });
    const panel = document.getElementById(panelId);
    const field = panel?.querySelector<HTMLElement>('[data-first-focus]');
    if (field) {
      field.focus();
      // What was typed before gives way to the next letter.
      if (field instanceof HTMLInputElement) field.select();
    }
    // The view may have put the focus on the very row that was asked for.
    else if (panel?.querySelector('[data-row]:focus-within')) return;
    else if (panel && !focusCurrentRow(panel)) (document.activeElement as HTMLElement | null)?.blur();
  }, [serial, view]);
}
