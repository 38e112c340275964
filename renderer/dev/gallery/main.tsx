/** `?scene=inbox-decided&theme=dark&locale=pl-PL` shows one scene; without a scene, the list of them. */
import { basics } from './basics';
import { fakeBridge } from './fake-bridge';
import { wordsIn } from './languages';
import { scenes } from './scenes';

const wish = new URLSearchParams(location.search);
const scene = scenes[wish.get('scene') ?? ''];

if (scene) {
  const slices = { ...basics, ...scene };
  const theme = wish.get('theme');
  if (theme === 'light' || theme === 'dark') slices.settings = { ...slices.settings, theme };
  slices.words = await wordsIn(wish.get('locale') ?? 'en-GB');
  Object.assign(window, { offitray: fakeBridge(slices) });
  await import('../../main');
} else {
  const list = document.createElement('ul');
  for (const name of Object.keys(scenes)) {
    const link = document.createElement('a');
    link.href = `?scene=${name}`;
    link.textContent = name;
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  document.body.append(list);
}
