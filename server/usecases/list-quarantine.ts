import type { z } from 'zod'
import type { quarantineSchema } from '../../model/contract/source.ts'
import type { Context } from './context.ts'

/** Rows that could not be understood, newest first. */
export async function listQuarantine(
  { store }: Context,
  page: { readonly limit: number; readonly offset: number },
): Promise<z.infer<typeof quarantineSchema>> {
  const [rows, total] = await Promise.all([store.quarantine.list(page), store.quarantine.count()])
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
