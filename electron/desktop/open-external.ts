/** The only place that hands an address to another program. */
import { shell } from 'electron';
import { isOutsideAddress, mailtoAddress, telAddress, webPageAddress } from './outside-address';

export interface OutsideWorld {
  /** Each tells whether it was done: `false` for an address that may not leave, or that nobody takes. */
  openWebPage(address: string, origin: string): Promise<boolean>;
  call(number: string): Promise<boolean>;
  mail(email: string): Promise<boolean>;
}

/** @param onFailed called when no program took an address, with the kind of address. */
export function createOutsideWorld(onFailed: (scheme: string, error: unknown) => void): OutsideWorld {
  async function hand(address: string | undefined): Promise<boolean> {
    if (address === undefined || !isOutsideAddress(address)) return false;
    try {
      await shell.openExternal(address);
      return true;
    } catch (error) {
      onFailed(address.slice(0, address.indexOf(':')), error);
      return false;
    }
  }
  return {
    openWebPage: (address, origin) => hand(webPageAddress(address, origin)),
    call: (number) => hand(telAddress(number)),
    mail: (email) => hand(mailtoAddress(email)),
  };
}
