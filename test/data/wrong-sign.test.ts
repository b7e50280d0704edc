import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { wrongSignShare } from '../../model/insight/realised/wrong-sign.ts'
import { randomStream } from '../../model/random/stream.ts'
import type { TrackRecord } from '../simulate/track-record-tables.ts'
import { realData } from '../support/real-data.ts'

interface Told {
  readonly started_at?: string
  readonly created_at?: string
  readonly resolved_at?: string | null
  readonly begin?: string
  readonly end?: string | null
}

/** Minutes from start to end of every incident that has both. */
function durations(file: string): number[] {
  const read: unknown = JSON.parse(readFileSync(join(realData ?? '', file), 'utf8'))
  const told = (Array.isArray(read) ? read : (read as { incidents: unknown }).incidents) as readonly Told[]
  return told.flatMap(({ started_at, created_at, resolved_at, begin, end }) => {
    const minutes =
      (Date.parse(resolved_at ?? end ?? '') - Date.parse(started_at ?? created_at ?? begin ?? '')) / 60_000
    return minutes > 0 ? [minutes] : []
  })
}

const record = JSON.parse(readFileSync(join(import.meta.dirname, '../../data/track-record.json'), 'utf8')) as Pick<
  TrackRecord,
  'wrongSigns'
>

// Davidovic, "Incident metrics in SRE" (2021), on records that he did not have.
describe.skipIf(realData === null)("Davidovic's procedure on real durations", () => {
  test.each(record.wrongSigns)('$history, a cut of $cut', ({ file, incidents, cut, share }) => {
    const minutes = durations(file)
    expect(minutes).toHaveLength(incidents)
    const found = wrongSignShare(minutes, cut, 20_000, randomStream(1, file, String(cut)))
    // Four standard errors of 20,000 simulations.
    expect(Math.abs(found - share)).toBeLessThan(0.0142)
  })
})
