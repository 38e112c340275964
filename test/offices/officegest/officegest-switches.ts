import { choice, flag, number, text, type ValuesOf } from '../common/switches';

/**
 * Everything that the OfficeGest reference leaves open or saw differently from what is documented. The first choice is
 * the emulator profile of the reference (c.4). README.md in this folder says what each does.
 */
export const officegestSwitches = {
  // Signing in
  tokenField: choice('token', 'access_token'),
  expiresInSeconds: number(0),
  tokenSeconds: number(0),
  wrongLogin: choice('401', '403', '422', '200-no-token'),
  employeeLogins: choice('own', 'absent'),

  // Answers in general
  errorBodies: choice('message', 'error-text', 'error-object', 'empty'),
  modulesOff: text(''),
  rateLimitPerMinute: number(0),
  retryAfter: choice('seconds', 'date', 'absent'),
  retryAfterSeconds: number(30),

  // Lists
  meta: choice('observed', 'documented', 'none'),
  order: choice('unclear', 'by-id'),
  cursorEnd: choice('absent', 'empty', 'null'),
  supplierFilter: choice('ignored', 'name'),
  appointmentRange: choice('overlap', 'starts-within', 'ignored'),

  // Records
  ids: choice('numbers', 'strings'),
  employeeDepartment: choice('department_id', 'department', 'object', 'absent'),
  emptyFields: choice('empty-string', 'null', 'absent'),
  orderNames: choice('observed', 'others'),
  orderNumber: choice('number', 'num'),
  boardMechanics: choice('empty', 'filled'),
  extraFields: flag(false),
};

export type OfficegestValues = ValuesOf<typeof officegestSwitches>;
