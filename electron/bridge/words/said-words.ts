import { foldText } from '../../office/fold-text';

/**
 * What is typed into a field that narrows a list down.
 * @returns whether every word of it occurs in what is said, case, accents and ways of spelling aside; `undefined` where
 * nothing was typed.
 */
export function saysAll(text: string): ((said: string) => boolean) | undefined {
  const wanted = foldText(text).split(' ').filter(Boolean);
  if (wanted.length === 0) return undefined;
  return (said) => {
    const folded = `${foldText(said)} ${foldText(said, 'spelled')}`;
    return wanted.every((word) => folded.includes(word));
  };
}
