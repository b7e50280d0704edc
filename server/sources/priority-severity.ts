import { z } from 'zod'
import { SEVERITIES, type Severity } from '../../model/evidence/severity.ts'

/** P1 to P5 and SEV-1 to SEV-5 as their vendors describe them, from "critical business impact" to "informational". */
const BY_NUMBER: Readonly<Record<string, Severity>> = {
  1: 'critical',
  2: 'major',
  3: 'minor',
  4: 'minor',
  5: 'none',
}

/** Priority or severity, as the vendor's account names it, to ours. */
export const severitiesSchema = z.record(z.string().min(1), z.enum(SEVERITIES))
export type Severities = z.infer<typeof severitiesSchema>

export const BY_NUMBER_WORDS = 'P1 is critical, P2 major, P3 and P4 minor, P5 none'

/** As configured for the name, else by the number from 1 to 5 in it, else null. */
export function severityOfPriority(priority: string | null | undefined, configured: Severities = {}): Severity | null {
  const name = priority?.trim() ?? ''
  const stated = Object.entries(configured).find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1]
  const [number = ''] = /(?<!\d)[1-5](?!\d)/.exec(name) ?? []
  return stated ?? BY_NUMBER[number] ?? null
}

/** The words that rules, trackers and sheets use beside ours. */
const OTHER_WORDS: Readonly<Record<string, Severity>> = {
  page: 'major',
  high: 'major',
  warning: 'minor',
  medium: 'minor',
  moderate: 'minor',
  low: 'minor',
  info: 'none',
  informational: 'none',
}

/** As `severityOfPriority`, else by our own word or a usual one for it, else null. */
export function severityOfWord(word: string | null | undefined, configured: Severities = {}): Severity | null {
  const name = word?.trim().toLowerCase() ?? ''
  const ours = SEVERITIES.find((severity) => severity === name)
  return severityOfPriority(word, configured) ?? ours ?? OTHER_WORDS[name] ?? null
}
