/** A phone number as the system wrote it; matching folds it, showing does not. */
export interface Phone {
  readonly kind: 'desk' | 'mobile' | 'other';
  readonly number: string;
}

/** One colleague. `id` is unique within its account and opaque (OffiServ: the person's own reference). */
export interface Person {
  readonly id: string;
  readonly displayName: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly email?: string;
  readonly login?: string;
  readonly phones: readonly Phone[];
  readonly title?: string;
  readonly department?: string;
  readonly room?: string;
  readonly managerId?: string;
  /** What `OfficeSystem.readPhoto` takes; absent without a picture. */
  readonly photo?: string;
  /** The person's own page in the web application, as a path on the account's server; absent where there is none. */
  readonly webPath?: string;
  /** Somebody outside the organisation: the customer or supplier that this is, or belongs to. */
  readonly outside?: string;
}

/** Time away that the system lets us see; `from` and `to` are both included. */
export interface Absence {
  readonly id: string;
  readonly personId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Leave that is asked for but not yet granted. */
  readonly pending: boolean;
  /** The organisation's own word for the kind of leave, where the system says. */
  readonly type?: string;
  /** Working days as the server counts them. */
  readonly days?: number;
}

/** A calendar day, `YYYY-MM-DD`, in the organisation's time zone. */
export type LocalDate = string;
