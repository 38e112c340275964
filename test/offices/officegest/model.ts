/** What an OfficeGest installation keeps, in the office's own words; how it is shown is decided elsewhere. */

export interface Department {
  readonly id: number;
  readonly name: string;
  readonly responsible: number;
}

export interface Employee {
  readonly id: number;
  name: string;
  readonly login: string;
  readonly email: string;
  phone: string;
  mobile: string;
  active: boolean;
  readonly department: number;
  readonly createdAt: Date;
  readonly isMechanic: boolean;
}

export interface Trader {
  readonly id: number;
  readonly name: string;
  readonly taxId: string;
  readonly email: string;
  readonly phone: string;
  readonly mobile: string;
  readonly city: string;
  readonly postalCode: string;
}

export interface Appointment {
  readonly id: number;
  title: string;
  start: Date;
  end: Date;
  confirmed: boolean;
  completed: boolean;
  noShow: boolean;
  employee: number;
  readonly location: string;
}

export interface Vehicle {
  readonly plate: string;
  readonly vin: string;
  readonly description: string;
  readonly isActive: boolean;
  readonly createdAt: Date;
}

/** Active on the board while it waits, is worked on or is booked in; the last one is closed. */
export const orderStatuses = ['ESP', 'EXE', 'MAR', 'FEC'] as const;
export type OrderStatus = (typeof orderStatuses)[number];
export const activeStatuses: readonly OrderStatus[] = ['ESP', 'EXE', 'MAR'];

export interface ServiceOrder {
  readonly number: number;
  status: OrderStatus;
  customer: number;
  invoiceName: string;
  readonly plate: string;
  readonly date: Date;
  expectedDelivery: Date | null;
  mechanic: number | null;
  priority: number;
  cancelled: boolean;
  awaitingParts: boolean;
  readonly observations: string;
  readonly intervention: string;
}
