import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ColumnMapping } from '../../../model/contract/column-mapping.ts'

/** What is known of a list since it was last read. */
export const cursorSchema = z
  .object({
    etag: z.string().nullable(),
    lastModified: z.string().nullable(),
    /** Of its bytes: not every host says whether they have changed. */
    content: z.string(),
    /** For which its columns were named. */
    header: z.array(z.string()),
    /** Of what its columns meant. */
    meaning: z.string(),
    /** When its oldest incident started. */
    began: z.string().nullable(),
  })
  .nullable()
  .catch(null)
export type ListCursor = NonNullable<z.infer<typeof cursorSchema>>

export const digestOf = (mapping: ColumnMapping | null): string =>
  createHash('sha256').update(JSON.stringify(mapping)).digest('hex').slice(0, 16)
