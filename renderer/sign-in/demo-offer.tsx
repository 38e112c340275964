import { useState } from 'react';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { goTo } from '../shell/place';
import { ask } from '../ui/ask';
import { Button } from '../ui/button';
import { sayFailure } from '../ui/say-failure';

/** A made-up office is one click away for whoever has no account at hand. */
export function DemoOffer() {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    const outcome = await ask(bridge().startDemo());
    setBusy(false);
    if (outcome?.ok) goTo('inbox', true);
    else if (outcome) sayFailure(outcome.failure);
  };
  return (
    <div className="demo-offer">
      <p className="quiet">{words.t('demo.offer')}</p>
      <Button compact busy={busy} onClick={() => void start()}>
        {words.t('demo.start')}
      </Button>
    </div>
  );
}
