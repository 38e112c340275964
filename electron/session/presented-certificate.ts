import { isIP, type Socket } from 'node:net';
import { connect, type PeerCertificate } from 'node:tls';
import type { CertificateFacts } from '../office/errors';

/**
 * Looks at the certificate that a server presents, over a connection of its own that is closed before anything is
 * sent. Only for showing whose certificate was refused: the verdict has been given before.
 * @param reach opens the connection, by the same way on which the verdict was given.
 */
export async function presentedCertificate(
  reach: (signal: AbortSignal) => Promise<Socket>,
  host: string,
  timeoutMs: number,
): Promise<CertificateFacts | undefined> {
  const signal = AbortSignal.timeout(timeoutMs);
  let socket: Socket | undefined;
  try {
    socket = await reach(signal);
    return await handshake(socket, host, signal);
  } catch {
    // Without the facts the failure itself still stands and is shown; there is nothing to add to it here.
    return undefined;
  } finally {
    socket?.destroy();
  }
}

function handshake(socket: Socket, host: string, signal: AbortSignal): Promise<CertificateFacts> {
  return new Promise((resolve, reject) => {
    const secure = connect({
      socket,
      // The refused certificate has to be accepted to be read. No request is ever written to this connection.
      rejectUnauthorized: false,
      ...(isIP(host) === 0 ? { servername: host } : {}),
    });
    const stop = (): void => {
      secure.destroy();
      reject(new Error('no certificate in time'));
    };
    signal.addEventListener('abort', stop, { once: true });
    secure.once('error', reject);
    secure.once('secureConnect', () => {
      signal.removeEventListener('abort', stop);
      resolve(certificateFacts(secure.getPeerCertificate()));
      secure.destroy();
    });
  });
}

/** The facts of the certificate at the end of a chain that a person can compare with what the office tells. */
function certificateFacts(certificate: PeerCertificate): CertificateFacts {
  const validTo = Date.parse(certificate.valid_to);
  return {
    subject: nameOf(certificate.subject) || (certificate.subjectaltname ?? '').slice(0, 200),
    issuer: nameOf(certificate.issuer),
    fingerprint: certificate.fingerprint256,
    validTo: Number.isNaN(validTo) ? 0 : validTo,
  };
}

function nameOf(name: PeerCertificate['subject'] | undefined): string {
  if (name === undefined) return '';
  const parts: unknown[] = [name.CN, name.O, name.OU].flat();
  return parts
    .filter((part) => typeof part === 'string' && part !== '')
    .join(', ')
    .slice(0, 200);
}
