import { z } from 'zod'
import { MAPPED_TABLES } from '../../../model/contract/column-mapping.ts'
import { columnsOf, TABLES, type Table } from '../csv/tables.ts'
import { addressSchema, coveredFromSchema } from '../incident-feed/feed-config.ts'
import { severitiesSchema } from '../priority-severity.ts'
import { pathSchema } from './value-at.ts'

const isMapped = ({ name }: Table): boolean => MAPPED_TABLES.some((table) => table === name)
const COLUMNS = new Set(TABLES.filter(isMapped).flatMap(columnsOf))
const columnSchema = z.string().refine((name) => COLUMNS.has(name), { error: 'is no column of our tables' })

export const configSchema = z.strictObject({
  url: addressSchema.meta({
    title: 'Address',
    description: 'Of a file of CSV, JSON, JSON Lines or YAML, such as a sheet that is published as CSV.',
    examples: ['https://example.com/incidents.csv'],
  }),
  rows: pathSchema
    .meta({
      title: 'Rows are at',
      description: 'Where a document of JSON or YAML has its list. Left out: its longest.',
      examples: ['data.items'],
    })
    .optional(),
  token: z
    .string()
    .min(1)
    .meta({ secret: true, title: 'Token', description: 'Sent as a bearer token, for an address that is not public.' })
    .optional(),
  coveredFrom: coveredFromSchema.optional(),
  /** What its columns mean, in leverage.yaml; a screen asks and remembers. */
  table: z.enum(MAPPED_TABLES).meta({ fileOnly: true }).optional(),
  columns: z.record(columnSchema, z.string().min(1)).meta({ fileOnly: true }).optional(),
  values: z.record(columnSchema, z.string()).meta({ fileOnly: true }).optional(),
  severities: severitiesSchema.meta({ fileOnly: true }).optional(),
})
export type ListConfig = z.infer<typeof configSchema>
