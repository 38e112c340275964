import { type KeyboardEvent, useId } from 'react';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { waits } from '../inbox/standing';
import { useSlice } from '../store';
import { Button } from '../ui/button';
import { Icon, type IconName } from '../ui/icon';
import { goBack, goTo, isTab, type Tab, tabs, usePlace } from './place';
import { useRoomForWords } from './use-room-for-words';

const icons: Readonly<Record<Tab, IconName>> = {
  inbox: 'inbox',
  reminders: 'bell',
  people: 'people',
  requests: 'leaf',
};

/** Ids that tie a tab to its panel. */
export const tabId = (tab: Tab) => `tab-${tab}`;
export const panelId = 'panel';

/** The four views and the gear. Counts are descriptions: a tab's name is its word and nothing else. */
export function TabBar() {
  const words = useWords();
  const view = usePlace((place) => place.view);
  const lastTab = usePlace((place) => place.tab);
  const counts = useCounts();
  const signedIn = useSlice('accounts').length > 0;
  const shown = isTab(view) ? view : null;
  const list = useRoomForWords();
  return (
    <header className="tab-bar">
      {signedIn ? (
        <div
          ref={list}
          role="tablist"
          aria-label={words.t('tabs.label')}
          onKeyDown={(event) => moveInTabs(event)}
        >
          {tabs.map((tab) => (
            <TabButton
              key={tab}
              tab={tab}
              selected={tab === shown}
              reachable={tab === (shown ?? lastTab)}
              count={counts[tab] ?? 0}
            />
          ))}
        </div>
      ) : (
        <p className="brand">
          <Icon name="ajar" />
          {words.t('app.name')}
        </p>
      )}
      <PinButton />
      <Button
        look="plain"
        icon="gear"
        aria-label={words.t('tabs.settings')}
        aria-pressed={view === 'settings'}
        title={words.t('tabs.settings')}
        onClick={() => (view === 'settings' ? goBack() : goTo('settings', true))}
      />
    </header>
  );
}

/** Only a popover goes away by itself. */
function PinButton() {
  const words = useWords();
  const { windowMode, pinned } = useSlice('desktop');
  if (windowMode !== 'popover') return null;
  return (
    <Button
      look="plain"
      icon="pin"
      aria-label={words.t('tabs.pin')}
      aria-pressed={pinned}
      title={words.t('tabs.pin')}
      onClick={() => void bridge().pin({ on: !pinned })}
    />
  );
}

interface TabButtonProps {
  readonly tab: Tab;
  readonly selected: boolean;
  readonly reachable: boolean;
  readonly count: number;
}

function TabButton({ tab, selected, reachable, count }: TabButtonProps) {
  const words = useWords();
  const described = useId();
  return (
    <button
      type="button"
      role="tab"
      id={tabId(tab)}
      className="tab"
      aria-selected={selected}
      aria-controls={selected ? panelId : undefined}
      aria-label={words.t(`tabs.${tab}`)}
      title={words.t(`tabs.${tab}`)}
      aria-describedby={count > 0 ? described : undefined}
      tabIndex={reachable ? 0 : -1}
      onClick={(event) => goTo(tab, event.detail > 0)}
    >
      <Icon name={icons[tab]} />
      <span className="tab-word">{words.t(`tabs.${tab}`)}</span>
      {count > 0 && (
        <>
          <span className="count" data-count={count > 99 ? '99+' : count} aria-hidden="true" />
          <span id={described} hidden>
            {words.t(tab === 'reminders' ? 'tabs.due' : 'tabs.waiting', { count })}
          </span>
        </>
      )}
    </button>
  );
}

function useCounts(): Readonly<Partial<Record<Tab, number>>> {
  const cards = useSlice('inbox');
  const reminders = useSlice('reminders');
  return {
    inbox: cards.filter(waits).length,
    reminders: reminders.filter(({ due, snoozedUntil }) => due && snoozedUntil === undefined).length,
  };
}

/** Arrows move along the tabs and show what they pass, as tabs do. */
function moveInTabs(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined && event.key !== 'Home' && event.key !== 'End') return;
  event.preventDefault();
  const at = tabs.findIndex((tab) => tabId(tab) === document.activeElement?.id);
  const index = event.key === 'Home' ? 0 : event.key === 'End' ? -1 : at + (step ?? 0);
  const tab = tabs.at(index % tabs.length);
  if (!tab) return;
  goTo(tab);
  document.getElementById(tabId(tab))?.focus();
}
