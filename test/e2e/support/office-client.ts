import { Agent, request } from 'undici';
import type { Stage } from './stage';

/** A second sign-in of the approver, apart from the application, to learn what only a signed-in client can. */
async function signedIn(stage: Stage) {
  const dispatcher = new Agent({ connect: { ca: stage.office.caPem } });
  try {
    const { login, password } = stage.approver;
    const answer = await request(`${stage.office.url}/data/login`, {
      method: 'POST',
      body: JSON.stringify({ email: login, password }),
      headers: { 'content-type': 'application/json' },
      dispatcher,
    });
    await answer.body.dump();
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    const me = await request(`${stage.office.url}/data/users/me`, { headers: { cookie }, dispatcher });
    return { cookie, me: (await me.body.json()) as Record<string, unknown> };
  } finally {
    await dispatcher.close();
  }
}

export interface LimitOnServer {
  readonly type: string;
  readonly limit: number;
  readonly used: number;
}

/** The approver's own leave limits as the server has them now. */
export async function ownLimits(stage: Stage): Promise<readonly LimitOnServer[]> {
  const { cookie, me } = await signedIn(stage);
  const dispatcher = new Agent({ connect: { ca: stage.office.caPem } });
  try {
    const address = `${stage.office.url}${String(me.leaveDaysLimitsUri)}`;
    const answer = await request(address, { headers: { cookie }, dispatcher });
    return (await answer.body.json()) as LimitOnServer[];
  } finally {
    await dispatcher.close();
  }
}

/** The path of the approver's own leave, which every look reads. */
export async function ownLeavesPath(stage: Stage): Promise<string> {
  const { me } = await signedIn(stage);
  return String(me.leavesUri);
}

/** The name of this office's session cookie; it differs from one seed to the next. */
export async function sessionCookieName(stage: Stage): Promise<string> {
  const { cookie } = await signedIn(stage);
  return cookie.split('=')[0] ?? '';
}
