import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { OffiservValues } from './offiserv-switches';

/** What a reference can lead to. The order is part of the address; add new ones at the end. */
const kinds = [
  'user',
  'organization',
  'tickets',
  'reservations',
  'lendings',
  'outgoingTickets',
  'incomingTickets',
  'leavesForApproval',
  'singleTicket',
  'keptResources',
  'keptResourcesHistory',
  'approvers',
  'reminders',
  'keeperLendings',
  'filters',
  'leaves',
  'limits',
  'ticket',
  'leave',
  'leaveTicket',
  'booking',
  'resource',
  'filter',
] as const;
export type ReferenceKind = (typeof kinds)[number];

export interface Target {
  readonly kind: ReferenceKind;
  /** A person's number, or the id of a thing; at most ten letters. */
  readonly id: string;
}

const prefix = '/data/';
const idLength = 10;

/**
 * Makes addresses that tell nothing about what they lead to, so that a client has to follow references and cannot
 * compose them: each is one block of a cipher whose key comes from the seed.
 */
export class References {
  readonly #key: Buffer;

  constructor(seed: number) {
    this.#key = createHash('sha256').update(`offiserv references ${seed}`).digest().subarray(0, 16);
  }

  /** The path of a thing, from the root of the server. */
  path(kind: ReferenceKind, id: string | number): string {
    const block = Buffer.alloc(16);
    block[0] = kinds.indexOf(kind);
    block.write(String(id), 1, idLength, 'latin1');
    const cipher = createCipheriv('aes-128-ecb', this.#key, null).setAutoPadding(false);
    return prefix + Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url');
  }

  /** What a path leads to; `rest` is what follows a path that is a prefix. */
  resolve(path: string): { target: Target; rest: string | null } | null {
    const [, token, rest] = /^\/data\/([A-Za-z0-9_-]{22})(?:\/([^/]+))?$/u.exec(path) ?? [];
    if (token === undefined) return null;
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== 16 || bytes.toString('base64url') !== token) return null;
    const decipher = createDecipheriv('aes-128-ecb', this.#key, null).setAutoPadding(false);
    const block = Buffer.concat([decipher.update(bytes), decipher.final()]);
    const kind = kinds[block[0] ?? kinds.length];
    const isOurs = block.subarray(1 + idLength).every((byte) => byte === 0);
    if (kind === undefined || !isOurs) return null;
    const id = block
      .subarray(1, 1 + idLength)
      .toString('latin1')
      .replace(/\0+$/u, '');
    return { target: { kind, id }, rest: rest ?? null };
  }

  /** A path in the form that the switches ask for, as it stands in the field of that name. */
  publish(path: string, field: string, switches: OffiservValues, origin: string): string {
    if (switches.hostile !== 'none') {
      const fields = switches.hostileFields.split(',').filter((name) => name !== '');
      if (fields.length === 0 || fields.includes(field)) return hostile(path, switches, origin);
    }
    if (switches.references === 'absolute') return origin + path;
    return switches.references === 'bare-path' ? path.slice(1) : path;
  }
}

function hostile(path: string, switches: OffiservValues, origin: string): string {
  const { host, hostname, port } = new URL(origin);
  switch (switches.hostile) {
    case 'foreign-host':
      return switches.foreignOrigin + path;
    case 'plain-http':
      return `http://${host}${path}`;
    case 'other-port':
      return `https://${hostname}:${Number(port) === 1 ? 2 : Number(port) - 1}${path}`;
    case 'userinfo':
      return `https://${host}@${new URL(switches.foreignOrigin).host}${path}`;
    default:
      return `javascript:fetch('${path}')`;
  }
}
