import type { Logger } from 'pino'

/** What an attack, or a mistake that looks like one, is told as. */
export const SECURITY_EVENTS = [
  'foreign-request',
  'address-refused',
  'webhook-refused',
  'rate-limited',
  'body-too-large',
  'sign-in-failed',
  'not-allowed',
] as const
export type SecurityEvent = (typeof SECURITY_EVENTS)[number]

/** Says who tried what. Fields must not hold secrets; known ones are blanked out as everywhere. */
export type SecurityLog = (event: SecurityEvent, fields: Readonly<Record<string, unknown>>) => void

/** The security log: lines of the log that carry `security`, at a level that is written unless somebody silenced it. */
export const securityLog =
  (log: Pick<Logger, 'warn'>): SecurityLog =>
  (event, fields) =>
    log.warn({ security: event, ...fields }, SENTENCES[event])

const SENTENCES: Readonly<Record<SecurityEvent, string>> = {
  'foreign-request': 'a request that names another host or comes from another site was refused',
  'address-refused': 'an address that may not be called was not called',
  'webhook-refused': 'a webhook was refused',
  'rate-limited': 'too many requests were refused',
  'body-too-large': 'a body that is too large was refused',
  'sign-in-failed': 'somebody could not sign in',
  'not-allowed': 'somebody asked for what they may not',
}
