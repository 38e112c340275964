import { useWords } from '../i18n/use-words';
import { goBack } from '../shell/place';
import { useSlice } from '../store';
import { Button } from '../ui/button';
import { DemoOffer } from './demo-offer';
import { SignInForm } from './sign-in-form';
import './sign-in.css';

/** The first thing a new person sees; later the way to a second account. */
export function SignIn() {
  const words = useWords();
  const preset = useSlice('preset');
  const adding = useSlice('accounts').length > 0;
  return (
    <section className="sign-in">
      <h1>{words.t(adding ? 'signIn.addTitle' : 'signIn.title')}</h1>
      <p className="quiet">{words.t('signIn.intro')}</p>
      <SignInForm key={JSON.stringify(preset)} preset={preset} />
      {adding ? <Button onClick={goBack}>{words.t('common.cancel')}</Button> : <DemoOffer />}
    </section>
  );
}
