import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { showHelp } from '../shell/place';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { say } from '../ui/say';
import { FactRow, Section } from './parts';

export function AboutSection() {
  const words = useWords();
  const { version, runtime, trayHost } = useSlice('desktop');
  const copyDiagnostics = async () => {
    const text = await ask(bridge().diagnostics());
    if (text === undefined) return;
    await ask(bridge().copyText({ text }));
    say(words.t('settings.about.diagnosticsCopied'), true);
  };
  return (
    <Section title={words.t('settings.about.title')}>
      <FactRow label={words.t('settings.about.version')}>{version}</FactRow>
      <FactRow label={words.t('settings.about.runtime')}>{runtime}</FactRow>
      {!trayHost && <p className="setting quiet">{words.t('settings.about.noTray')}</p>}
      <div className="setting">
        <div className="buttons">
          <Button compact onClick={() => void copyDiagnostics()}>
            {words.t('settings.about.diagnostics')}
          </Button>
          <Button compact onClick={() => showHelp(true)}>
            {words.t('settings.about.keys')}
          </Button>
          <Button compact onClick={() => void ask(bridge().quit())}>
            {words.t('settings.about.quit')}
          </Button>
        </div>
      </div>
    </Section>
  );
}
