/** Where API v2 lives on an installation's host, and the parts of it that are read (reference a.1, a.6). */
export const root = '/api/v2';

export const paths = {
  employees: '/entities/employees',
  customers: '/entities/customers',
  suppliers: '/entities/suppliers',
  departments: '/tables/departments',
  appointments: '/crm/appointments',
  serviceOrders: '/workshop/service-orders',
  activeBoard: '/workshop/monitor/service-orders',
} as const;
