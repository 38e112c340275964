import { createRoot } from 'react-dom/client';
import { App } from './app';
import { bridge } from './bridge';
import { connectMirror } from './store';

/** Beyond this a person should see that something is coming. */
const patienceMs = 200;

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for the application.');
// Asked for before anything is drawn: what is drawn first is then the view itself.
const connected = connectMirror(bridge());
const settled = connected.then(
  () => undefined,
  () => undefined,
);
await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
createRoot(root).render(<App connected={connected} />);
