import { useWords } from '../i18n/use-words';
import { goBack } from '../shell/place';
import { useSlice } from '../store';
import { Button } from '../ui/button';
import { AboutSection } from './about-section';
import { AccountsSection } from './accounts-section';
import { AppearanceSection } from './appearance-section';
import { DecidingSection } from './deciding-section';
import { KeptSection } from './kept-section';
import { NotifySection } from './notify-section';
import { QuietSection } from './quiet-section';
import { RemindersSection } from './reminders-section';
import { StartSection } from './start-section';
import './settings.css';

/** What a person may choose, and what is so. Every change holds at once. */
export function SettingsView() {
  const words = useWords();
  const accounts = useSlice('accounts');
  return (
    <div className="settings">
      <div className="settings-head">
        <Button
          look="plain"
          compact
          icon="back"
          data-first-focus=""
          aria-label={words.t('common.back')}
          onClick={goBack}
        />
        <h1>{words.t('tabs.settings')}</h1>
      </div>
      {accounts.length > 0 && <AccountsSection accounts={accounts} />}
      <NotifySection />
      <QuietSection />
      <RemindersSection />
      <DecidingSection />
      <AppearanceSection />
      <StartSection />
      <KeptSection />
      <AboutSection />
    </div>
  );
}
