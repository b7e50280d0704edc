import type { z } from 'zod'
import type { quarantineSchema } from '../../model/contract/source.ts'
import type { Context } from './context.ts'

/** Rows that could not be understood, newest first; of one source if it is named. */
export async function listQuarantine(
  { store }: Context,
  page: { readonly source?: string; readonly limit: number; readonly offset: number },
): Promise<z.infer<typeof quarantineSchema>> {
  const [rows, total] = await Promise.all([store.quarantine.list(page), store.quarantine.count(page.source)])
  return {
    total,
    rows: rows.map(({ id, source, location, reason, raw, seenAt }) => ({
      id,
      source,
      location,
      reason,
      raw,
      seenAt: new Date(seenAt).toISOString(),
    })),
  }
}
