import { z } from 'zod'
import { type Page, type Source, SourceFault } from '../source.ts'
import { mapOpenSloObject } from './map-object.ts'
import { readRows, reopenRow } from './read-rows.ts'

interface OpenSloConfig {
  readonly files: readonly string[]
}

const configSchema = z.strictObject({
  /** Files, and folders with files in them; in leverage.yaml relative to that file. */
  files: z.array(z.string().min(1)).min(1, 'name at least one file or folder').meta({ file: true }),
})

/** Objectives as OpenSLO files define them (v1, v1alpha, v2alpha). They hold no measured values. */
export const openslo: Source<OpenSloConfig> = {
  type: 'openslo',
  title: 'OpenSLO',
  schedule: null,
  configSchema,
  read,
  map: mapOpenSloObject,
  reopen: reopenRow,
  pull: ({ files }) => read(files),

  async check({ files }) {
    try {
      await readRows(files)
      return null
    } catch (fault) {
      if (fault instanceof SourceFault) return fault
      throw fault
    }
  },
}

/** A page a file. Definitions say nothing about incidents, so they cover no time. */
async function* read(files: readonly string[]): AsyncGenerator<Page> {
  const read = await readRows(files)
  const expected = read.reduce((sum, { rows }) => sum + rows.length, 0)
  for (const { path, rows } of read) yield { location: path, rows, cursor: null, expected, coverage: null }
}
