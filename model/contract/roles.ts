/** From the least to the most: each may do whatever those before it may. */
export const ROLES = ['viewer', 'contributor', 'lead', 'admin'] as const
export type Role = (typeof ROLES)[number]
