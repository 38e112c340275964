/** The only addresses that OffiServ documents; every other one is read from a field of User or Organization. */
export const roots = {
  login: '/data/login',
  me: '/data/users/me',
  organisation: '/data/companies/my',
} as const;
