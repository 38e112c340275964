import { failureWords } from '../../electron/bridge/words/failure-words';
import { type RendererWords, useWords } from '../i18n/use-words';
import type { FailureView } from '../ui/failure-note';

/** A failure's two sentences under the field it is about. */
export function FieldFailure({ failure }: { readonly failure: FailureView }) {
  const { what, todo } = sentencesOf(failure, useWords());
  return (
    <>
      {what} {todo}
    </>
  );
}

/** What a second factor asks of the person, by what the server says of it. */
const factors: Readonly<Record<string, 'codeBySms' | 'codeFromApp' | 'factorNotSetUp'>> = {
  sms: 'codeBySms',
  app: 'codeFromApp',
  'sms-no-phone': 'factorNotSetUp',
  'app-unlinked': 'factorNotSetUp',
};

/** What is `invalid` at sign-in is the address, the CA file beside it, or who somebody says to be. */
export function sentencesOf(
  failure: FailureView,
  words: RendererWords,
): { readonly what: string; readonly todo: string } {
  const factor = failure.name === 'second-factor' ? factors[failure.detail ?? ''] : undefined;
  if (factor) return { what: words.t(`signIn.${factor}.what`), todo: words.t(`signIn.${factor}.todo`) };
  const { detail = '' } = failure;
  if (detail.startsWith('claim file'))
    return { what: words.t('signIn.badClaimFile.what'), todo: words.t('signIn.badClaimFile.todo') };
  if (failure.name !== 'invalid') return failureWords(failure, words);
  if (detail.startsWith('person:')) {
    if (detail.includes('who')) return { what: words.t('signIn.who.what'), todo: words.t('signIn.who.todo') };
    const several = detail.includes('people');
    return {
      what: words.t(several ? 'signIn.severalPeople' : 'signIn.nobody'),
      todo: words.t('signIn.personHint'),
    };
  }
  if (detail.startsWith('key:'))
    return { what: words.t('signIn.badKey.what'), todo: words.t('signIn.badKey.todo') };
  const which = detail.startsWith('CA file') ? 'badCaFile' : 'badAddress';
  return { what: words.t(`signIn.${which}.what`), todo: words.t(`signIn.${which}.todo`) };
}
