/** `?scene=inbox-decided&theme=dark&locale=pl-PL` shows one scene; without a scene, the list of them. */
import { basics } from './basics';
import { componentSections, sectionOf } from './component-sections';
import { fakeBridge } from './fake-bridge';
import { wordsIn } from './languages';
import { scenes } from './scenes';

const wish = new URLSearchParams(location.search);
const name = wish.get('scene') ?? '';
const section = sectionOf(name);
const scene = section ? {} : scenes[name];

if (scene) {
  const slices = { ...basics, ...scene };
  const theme = wish.get('theme');
  if (theme === 'light' || theme === 'dark') slices.settings = { ...slices.settings, theme };
  slices.words = await wordsIn(wish.get('locale') ?? 'en-GB');
  Object.assign(window, { offitray: fakeBridge(slices) });
  await (section ? showSection(section) : import('../../main'));
} else {
  const list = document.createElement('ul');
  for (const name of [...componentSections.map((each) => `components-${each}`), ...Object.keys(scenes)]) {
    const link = document.createElement('a');
    link.href = `?scene=${name}`;
    link.textContent = name;
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  document.body.append(list);
}

async function showSection(section: (typeof componentSections)[number]): Promise<void> {
  const [{ showComponents }, { connectMirror }] = await Promise.all([
    import('./components'),
    import('../../store'),
  ]);
  await connectMirror(window.offitray);
  const root = document.getElementById('root');
  if (root) showComponents(section, root);
}
