import { type ColumnMapping, columnMappingSchema, type StatedColumns } from '../../model/contract/column-mapping.ts'
import type { AuditedDatabase } from './audited.ts'
import type { Connection } from './connection.ts'
import { parsed } from './json-column.ts'

/** What people said of the columns of lists. Signatures are of the names of the columns, in whatever order. */
export interface ColumnMappings {
  /** Null: nobody has said anything of such a header. */
  find(signature: string): Promise<ColumnMapping | null>
  /** In the place of what was said before. */
  keep(signature: string, stated: StatedColumns): Promise<void>
}

export const columnMappings = (database: AuditedDatabase): ColumnMappings => ({
  find: (signature) => database.read(async () => found(database.connection, signature)),
  keep: (signature, { header, mapping }) =>
    database.change((connection, log) => {
      const before = found(connection, signature)
      if (JSON.stringify(before) === JSON.stringify(mapping)) return
      connection
        .prepare(
          `INSERT INTO column_mapping (signature, header, mapping) VALUES (?, ?, ?)
           ON CONFLICT (signature) DO UPDATE SET header = excluded.header, mapping = excluded.mapping`,
        )
        .run(signature, JSON.stringify(header), JSON.stringify(mapping))
      log({ action: before ? 'changed' : 'made', kind: 'columns', subject: header.join(', '), before, after: mapping })
    }),
})

function found(connection: Connection, signature: string): ColumnMapping | null {
  const row = connection
    .prepare<[string], { mapping: string }>('SELECT mapping FROM column_mapping WHERE signature = ?')
    .get(signature)
  return row ? columnMappingSchema.parse(parsed(row.mapping, 'column_mapping.mapping')) : null
}
