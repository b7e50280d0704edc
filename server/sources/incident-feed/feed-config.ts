import { z } from 'zod'
import type { Instant } from '../../../model/quantity.ts'
import { parseInstant } from '../time.ts'

/** An http or https address without a user name or password in it: those belong to the environment. */
export const addressSchema = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .refine((address) => !hasCredentials(address), {
    error: 'must not contain a user name or password',
    params: { hideValue: true },
  })

export const coveredFromSchema = z
  .string()
  .refine((text) => dayOrInstant(text) !== null, {
    error: 'must be a date such as 2024-01-31, or a time such as 2024-01-31T00:00:00Z',
  })
  .meta({
    title: 'Covered from',
    description: 'Since when its record is whole, as a date or a time. What was before is unknown, not quiet.',
    examples: ['2024-01-31'],
  })

export interface FeedConfig {
  readonly url: string
  readonly coveredFrom?: string | undefined
}

export const startOfCoverage = ({ coveredFrom }: FeedConfig): Instant | null =>
  coveredFrom === undefined ? null : dayOrInstant(coveredFrom)

const dayOrInstant = (text: string): Instant | null => parseInstant(text) ?? parseInstant(`${text}T00:00Z`)

function hasCredentials(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && (url.username !== '' || url.password !== '')
}
