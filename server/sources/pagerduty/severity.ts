import type { Severity } from '../../../model/evidence/severity.ts'
import type { Severities } from './config.ts'

/** By the number in a priority's name, as PagerDuty's own P1 to P5 and the usual SEV-1 to SEV-5 have it. */
const BY_NUMBER: Readonly<Record<string, Severity>> = {
  1: 'critical',
  2: 'major',
  3: 'minor',
  4: 'minor',
  5: 'none',
}
/** PagerDuty itself knows two urgencies: whether somebody is woken up. */
const BY_URGENCY = { high: 'major', low: 'minor' } as const satisfies Record<string, Severity>

/** As configured for the priority, else by its number, else by the urgency. */
export function severityOf(
  priority: string | null | undefined,
  urgency: keyof typeof BY_URGENCY,
  configured: Severities = {},
): Severity {
  const name = priority?.trim() ?? ''
  const stated = Object.entries(configured).find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1]
  const [number = ''] = /[1-5](?!\d)/.exec(name) ?? []
  return stated ?? BY_NUMBER[number] ?? BY_URGENCY[urgency]
}
