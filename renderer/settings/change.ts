import type { Input } from '../../electron/bridge/contract';
import { bridge } from '../bridge';
import { ask } from '../ui/ask';
import { sayFailure } from '../ui/say-failure';

/** Changes settings; why they could not be kept is said. */
export async function change(settings: Input<'changeSettings'>): Promise<void> {
  const outcome = await ask(bridge().changeSettings(settings));
  if (outcome?.ok === false) sayFailure(outcome.failure);
}
