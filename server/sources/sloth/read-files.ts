import { byMeanRatio, type ObjectiveContent, type StatedObjective } from '../objective-row.ts'
import { findFiles } from '../openslo/find-files.ts'
import { type Entry, readAnyEntries } from '../openslo/read-entries.ts'
import { SourceFault } from '../source.ts'
import { parseSpec } from './parse-spec.ts'
import type { SlothSli, SlothSpec } from './spec-schema.ts'

/** Sloth's own period where nobody says otherwise, days. */
const PERIOD = 30

/** One SLO of a specification, or an object of a file that is none. */
export interface SlothRow {
  readonly location: string
  /** Null for what stands beside specifications and is nothing to us. */
  readonly content: ObjectiveContent | null
  /** What was written, where it is refused as a specification: once it is read, it may be several objectives. */
  readonly stated?: unknown
  readonly measured: { readonly slo: StatedObjective; readonly sli: SlothSli } | null
}

/** The rows of all files, file by file. An SLO that is stated twice is refused the second time. Throws SourceFault. */
export async function readSlothFiles(
  paths: readonly string[],
): Promise<{ readonly path: string; readonly rows: readonly SlothRow[] }[]> {
  const first = new Map<string, string>()
  const read = []
  for (const file of await findFiles(paths)) {
    const entries = await readAnyEntries(file)
    const rows = entries.flatMap((entry) => rowsOf(entry, `${file.label} line ${entry.line}`, first))
    if (file.isNamed && rows.every(({ content }) => content === null)) throw notSloth(file.path)
    read.push({ path: file.path, rows })
  }
  return read
}

function rowsOf({ content, fault }: Entry, location: string, first: Map<string, string>): SlothRow[] {
  const refuse = (refused: string, id: string | null = null): SlothRow => ({
    location,
    content: { id, refused },
    measured: null,
  })
  if (fault !== null) return [refuse(fault)]
  const spec = parseSpec(content)
  if (spec === null) return [{ location, content: null, measured: null }]
  if ('refused' in spec) return [{ ...refuse(spec.refused), stated: content }]
  return spec.slos.map((stated) => {
    const slo = objectiveOf(spec, stated)
    const where = first.get(slo.id)
    if (where !== undefined) return refuse(`the SLO "${slo.id}" is already in ${where}; give each its own name`, slo.id)
    first.set(slo.id, location)
    return { location: `${location} ${stated.name}`, content: slo, measured: { slo, sli: stated.sli } }
  })
}

/** The objectives of a specification that was refused once, each as it is read today. */
export const readAgain = (stated: unknown, location: string): (ObjectiveContent | null)[] =>
  rowsOf({ line: 1, content: stated, fault: null }, location, new Map()).map(({ content }) => content)

/** The id is Sloth's own sloth_id, so that what is read here and what is discovered in a Prometheus are one. */
const objectiveOf = ({ service }: SlothSpec, { name, objective }: SlothSpec['slos'][number]): StatedObjective => ({
  id: `${service}-${name}`,
  title: name,
  service,
  // 99.9 is 0.999 and not the 0.9990000000000001 that a division gives.
  objective: Number((objective / 100).toPrecision(12)),
  window: PERIOD,
  windowKind: 'rolling',
  ...byMeanRatio,
})

const notSloth = (path: string) =>
  new SourceFault({
    code: 'unknown-format',
    location: path,
    message: `${path} is no specification of Sloth: nothing in it begins with version: prometheus/v1 or apiVersion: sloth.slok.dev/v1`,
    advice:
      'Name the files that Sloth generates rules from, or their folder. Files of OpenSLO: leverage import openslo.',
  })
