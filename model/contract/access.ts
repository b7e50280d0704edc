import { z } from 'zod'
import { ROLES, type Role } from './roles.ts'

/**
 * Everything that can be allowed, each with the least role that has it. A route names one of these and a token holds a
 * list of them: together that is the whole matrix of route, role and scope.
 */
export const SCOPES = {
  read: { role: 'viewer', means: 'read evidence, ranking, plans, sources and settings' },
  'evidence:write': { role: 'contributor', means: 'say what an incident was' },
  'estimates:write': { role: 'contributor', means: 'estimate effort and effects of a project' },
  'requests:write': { role: 'contributor', means: 'ask for reliability, and join what others ask for' },
  'comments:write': { role: 'contributor', means: 'comment on projects' },
  'projects:write': { role: 'lead', means: 'make, decide on and remove projects, and triage requests' },
  'plans:write': { role: 'lead', means: 'commit plans and share them' },
  'lenses:write': { role: 'lead', means: 'change how the dimensions weigh' },
  'mapping:write': { role: 'lead', means: 'change mapping rules, replay and dismiss quarantine' },
  'sources:write': { role: 'admin', means: 'set up, call and remove sources, import files' },
  'settings:write': { role: 'admin', means: 'change services, teams and assumptions' },
  'people:write': { role: 'admin', means: 'invite people, change roles, end sessions' },
  'audit:read': { role: 'admin', means: 'read the audit log' },
} as const satisfies Readonly<Record<string, { readonly role: Role; readonly means: string }>>
export type Scope = keyof typeof SCOPES

export const SCOPE_NAMES = Object.keys(SCOPES) as [Scope, ...Scope[]]

/**
 * What a route asks of whoever calls it: a scope, or one of three that no token can hold. "anyone": nothing. "own": to be
 * signed in on a screen, and it is about that person alone. "shared": a share link, and it is about its snapshot alone.
 */
export type RouteScope = Scope | 'anyone' | 'own' | 'shared'
/** Whether a role has all that another has. */
export const isAtLeast = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least)

/** What a role may do. */
export const scopesOf = (role: Role): Scope[] => SCOPE_NAMES.filter((scope) => isAtLeast(role, SCOPES[scope].role))

export const roleSchema = z.enum(ROLES)
export const scopeSchema = z.enum(SCOPE_NAMES)
