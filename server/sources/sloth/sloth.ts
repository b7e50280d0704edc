import { z } from 'zod'
import { mapObjective, objectiveRow } from '../objective-row.ts'
import { type Page, type Source, SourceFault } from '../source.ts'
import { readSlothFiles } from './read-files.ts'

interface SlothConfig {
  readonly files: readonly string[]
}

const configSchema = z.strictObject({
  /** Files, and folders with files in them; in leverage.yaml relative to that file. */
  files: z.array(z.string().min(1)).min(1, 'name at least one file or folder').meta({ file: true }),
})

/** Objectives as specifications of Sloth define them. They hold no measured values: a prometheus source measures them. */
export const sloth: Source<SlothConfig> = {
  type: 'sloth',
  title: 'Sloth',
  schedule: null,
  configSchema,
  read,
  map: mapObjective,
  pull: ({ files }) => read(files),

  async check({ files }) {
    try {
      await readSlothFiles(files)
      return null
    } catch (fault) {
      if (fault instanceof SourceFault) return fault
      throw fault
    }
  },
}

/** A page a file. Definitions say nothing about incidents, so they cover no time. */
async function* read(files: readonly string[]): AsyncGenerator<Page> {
  const read = await readSlothFiles(files)
  const expected = read.reduce((sum, { rows }) => sum + rows.length, 0)
  for (const { path, rows } of read) {
    const raw = rows.map(({ location, content }) => objectiveRow(location, content))
    yield { location: path, rows: raw, cursor: null, expected, coverage: null }
  }
}
