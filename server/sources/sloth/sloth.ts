import { z } from 'zod'
import { mapObjective, objectiveRow } from '../objective-row.ts'
import type { MapResult } from '../record.ts'
import { type KeptRow, type Page, type RawRow, type Source, SourceFault } from '../source.ts'
import { readAgain, readSlothFiles } from './read-files.ts'

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
  map,
  reopen,
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
    const raw = rows.map(({ location, content, stated }): RawRow => {
      const row = objectiveRow(location, content)
      return stated === undefined ? row : { ...row, origin: { stated } satisfies Origin }
    })
    yield { location: path, rows: raw, cursor: null, expected, coverage: null }
  }
}

/** What was written, of a row that was refused as a specification. */
const originSchema = z.object({ stated: z.unknown() })
type Origin = z.infer<typeof originSchema>

function reopen({ location, raw, origin }: KeptRow): RawRow {
  const { data } = originSchema.safeParse(origin)
  const content: unknown = data === undefined ? JSON.parse(raw) : readAgain(data.stated, location)
  return { location, content, text: raw, origin }
}

/** A specification that was refused once is a row of several objectives: with one of them refused, all are. */
function map(row: RawRow): MapResult {
  if (!Array.isArray(row.content)) return mapObjective(row)
  const results = row.content.map((content) => mapObjective(objectiveRow(row.location, content)))
  return {
    records: results.flatMap(({ records }) => records),
    rejections: results.flatMap(({ rejections }) => rejections),
    dropped: results.reduce((sum, { dropped }) => sum + dropped, 0),
  }
}
