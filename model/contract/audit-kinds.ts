/** What was done to something. */
export const AUDIT_ACTIONS = [
  'made',
  'changed',
  'took back',
  'removed',
  'called',
  'replayed',
  'erased',
  'revealed',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** What things are changed. */
export const AUDIT_KINDS = [
  'incident',
  'outage',
  'project',
  'request',
  'service',
  'team',
  'lens',
  'assumption',
  'calibration',
  'mapping rules',
  'columns',
  'quarantine',
  'source',
  'evidence',
  'settings',
  'configuration',
  'snapshot',
  'scenario',
  'estimates',
  'decision',
  'comment',
  'digest',
  'issue comment',
  'issue comments',
  'person',
  'invitation',
  'session',
  'token',
  'share link',
] as const
export type AuditKind = (typeof AUDIT_KINDS)[number]

/** Through what a change came: a page with an account, a page of the one owner of a server without accounts, and so on. */
export const AUDIT_VIAS = ['screen', 'local owner', 'token', 'command line', 'leverage'] as const
export type AuditVia = (typeof AUDIT_VIAS)[number]
