import { accessDenied, badArgument, notFound } from './api-error';
import { type ApiResult, paged } from './envelope';
import type { InvoiceStatus } from './model';
import { type Call, type Route, value } from './route';

const invoiceStatuses = { Draft: 1, Sent: 2, Rejected: 3, Paid: 4, Archived: 5 };
/** All other moves are silently not made. */
const moves: readonly (readonly [InvoiceStatus, InvoiceStatus])[] = [
  [1, 2],
  [2, 4],
  [2, 3],
  [3, 1],
  [4, 2],
];

export const crmRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: /^crm\/task\/filter$/u,
    module: 'crm',
    run: ({ portal, parameters, viewer, views }) => {
      const responsible = parameters.guid('responsibleid');
      const isClosed = parameters.flag('isClosed');
      const found = portal.crmTasks.filter(
        (task) =>
          (responsible === null || portal.at(task.responsible).id === responsible) &&
          (isClosed === null || task.isClosed === isClosed),
      );
      found.sort((one, other) => one.deadLine.getTime() - other.deadLine.getTime());
      return paged(found, parameters, (task) => views.crmTask(task, viewer));
    },
  },
  {
    method: 'GET',
    path: /^crm\/task\/(?<id>\d+)$/u,
    module: 'crm',
    run: ({ portal, parameters, viewer, views }) => {
      const task = portal.crmTasks.find(({ id }) => id === parameters.int('id'));
      if (task === undefined) throw notFound('Not found');
      return value(views.crmTask(task, viewer));
    },
  },
  {
    method: 'PUT',
    path: /^crm\/task\/(?<id>\d+)\/close$/u,
    module: 'crm',
    run: (call) => setClosed(call, true),
  },
  {
    method: 'PUT',
    path: /^crm\/task\/(?<id>\d+)\/reopen$/u,
    module: 'crm',
    run: (call) => setClosed(call, false),
  },
  {
    method: 'GET',
    path: /^crm\/invoice\/filter$/u,
    module: 'crm',
    run: ({ portal, parameters, views }) => {
      const status = parameters.choice('status', invoiceStatuses);
      const found = portal.invoices.filter((invoice) => status === null || invoice.status === status);
      return paged(found, parameters, (invoice) => views.invoice(invoice));
    },
  },
  {
    method: 'PUT',
    path: /^crm\/invoice\/status\/(?<status>\w+)$/u,
    module: 'crm',
    run: setInvoices,
  },
];

function setClosed({ portal, parameters, viewer, views }: Call, isClosed: boolean): ApiResult {
  const task = portal.crmTasks.find(({ id }) => id === parameters.int('id'));
  if (task === undefined) throw badArgument('The task was not found');
  if (views.crmTask(task, viewer).canEdit !== true) throw accessDenied();
  if (portal.switches.writes === 'ignored') return value(views.crmTask(task, viewer));
  task.isClosed = isClosed;
  return {
    value: views.crmTask(task, viewer),
    effect: { kind: 'crm-task', task: task.id, by: viewer.userName, isClosed },
  };
}

function setInvoices({ portal, parameters, viewer, views }: Call): ApiResult {
  const status = parameters.choice('status', invoiceStatuses);
  const wanted = parameters.list('invoiceids').map(Number);
  const found = portal.invoices.filter(({ id }) => wanted.includes(id));
  const moved = found.filter((invoice) =>
    moves.some(([from, to]) => from === invoice.status && to === status),
  );
  const isApplied = portal.switches.writes === 'applied';
  for (const invoice of isApplied ? moved : []) invoice.status = status as InvoiceStatus;
  const result = { key: found.map((invoice) => views.invoice(invoice)), value: [] };
  if (!isApplied || moved.length === 0) return value(result);
  const invoices = moved.map(({ id }) => id);
  return { value: result, effect: { kind: 'invoice-status', invoices, by: viewer.userName, status } };
}
