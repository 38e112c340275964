import type { Locator, Page } from 'playwright-core';
import type { CommonControl } from '../offices/common/common-control';

/**
 * One office system as the tour and the demonstration see it: what is said about it, and what happens there. Everything
 * is about the first login. What a system does not have is left out, and the tour leaves out the step.
 */
export interface OfficeOnShow {
  readonly control: CommonControl;
  /** The name of whoever signs in. */
  readonly person: string;
  /** What that person types, in order, into the form that a preset has filled; one of the first is the secret. */
  readonly fields: readonly TypedField[];
  /** What has to be in the keychain afterwards. */
  readonly secret: string;
  /** What waits there, such as "work order". */
  readonly noun: string;
  /** What the demonstration tells whoever looks at it. */
  readonly guide: readonly string[];
  /** What the tour cannot show, because the system has no call for it. */
  readonly missing?: string;
  /** Every time that somebody tried to sign in. */
  signIns(): Promise<readonly { readonly accepted: boolean; readonly login: string }[]>;
  /** A piece of text from the card of each thing that waits. */
  waiting(): Promise<readonly string[]>;
  /** How many the directory has at least. */
  peopleCount(): Promise<number>;
  colleagues(): Promise<readonly Colleague[]>;
  /** Something new that waits from now on. @param count how much there was before, for some variety */
  newWork(count: number): Promise<Work>;
  /** Something in the diary that begins in a few minutes. */
  newReminder?(): Promise<{ readonly title: string }>;
  readonly deciding?: Deciding;
}

interface TypedField {
  readonly label: string;
  readonly text: string;
}

export interface Colleague {
  readonly given: string;
  readonly family: string;
  /** As the directory shows it. */
  readonly name: string;
  /** The only number, or the one that is copied; empty for none. */
  readonly phone: string;
}

/** Something that waits for the person signed in. */
export interface Work {
  readonly id: string;
  /** In the notification. */
  readonly title: string;
  /** What has happened, as a sentence. */
  readonly news: string;
  /** Its place in the inbox. */
  row(page: Page): Locator;
}

/** What a person can decide there, named by the buttons. */
export interface Deciding {
  /** The button on the notification. */
  readonly quick: Verb;
  /** The button in the popover that asks for words. */
  readonly withReason: Verb & { readonly reason: string };
  /** Something else that has been waiting, for which the second button is offered. */
  another(than: Work): Promise<Work | undefined>;
  /**
   * What the server's record says once it has the decision, `undefined` until then; rejects where it is not as asked.
   * @param reason the words, for the second button
   */
  outcome(work: Work, reason?: string): Promise<Outcome | undefined>;
}

interface Verb {
  readonly button: string;
  /** The word for it afterwards. */
  readonly settled: string;
}

export interface Outcome {
  /** What the record says. */
  readonly record: string;
  /** The line in the popover. */
  readonly line: string;
}
