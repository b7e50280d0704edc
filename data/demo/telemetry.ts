import { randomStream } from '../../model/random/stream.ts'
import { between, SEED } from './chance.ts'
import { DAY, END, writtenTime } from './clock.ts'
import { INSTRUMENTS, type Instrument } from './instruments.ts'
import type { Outage } from './outage.ts'

/** sli.csv: what the eight objectives are measured by, in hours, and in five minutes around incidents and lately. */

export const SLI_COLUMNS = [
  'series',
  'service',
  'slo',
  'started_at',
  'length_minutes',
  'repeat',
  'good',
  'total',
] as const
type SliRow = Readonly<Record<(typeof SLI_COLUMNS)[number], string>>

const HOUR = 60
const FINE = 5
/** As a store keeps it: fine for the last two days and an hour to either side of an incident. */
const FINE_AT_THE_END = 2 * DAY
const BESIDE = HOUR

interface Bucket {
  readonly start: number
  readonly length: number
  readonly good: number
  readonly total: number
}

export const sliRows = (outages: readonly Outage[]): SliRow[] =>
  INSTRUMENTS.flatMap((instrument) => {
    const felt = outages.filter((outage) => outage.felt.includes(instrument.service) && outage.share > 0)
    return runs(bucketsOf(instrument, felt)).map(({ bucket, repeat }) => ({
      series: `demo-sli-${instrument.service}`,
      service: instrument.service,
      slo: instrument.slo,
      started_at: writtenTime(bucket.start),
      length_minutes: String(bucket.length),
      repeat: String(repeat),
      good: String(bucket.good),
      total: String(bucket.total),
    }))
  })

function bucketsOf(instrument: Instrument, outages: readonly Outage[]): Bucket[] {
  const buckets: Bucket[] = []
  for (let hour = END - instrument.weeks * 7 * DAY; hour < END; hour += HOUR) {
    const near = outages.filter(({ start, mitigated }) => start - BESIDE < hour + HOUR && hour < mitigated + BESIDE)
    const length = near.length > 0 || hour >= END - FINE_AT_THE_END ? FINE : HOUR
    for (let start = hour; start < hour + HOUR; start += length) {
      if (isMissing(instrument, start, start + length)) continue
      buckets.push(bucketOf(instrument, near, start, length))
    }
  }
  return buckets
}

const isMissing = ({ gaps = [] }: Instrument, start: number, end: number): boolean =>
  gaps.some(([from, to]) => start < to && from < end)

function bucketOf(instrument: Instrument, near: readonly Outage[], start: number, length: number): Bucket {
  const { hourly, ambient, traffic } = partOfDay(instrument, start)
  const total = Math.round((hourly * traffic * length) / HOUR)
  const failing = near.reduce((worst, outage) => Math.max(worst, shareWithin(outage, start, length)), 0)
  const burning = instrument.burn && start >= instrument.burn.since ? instrument.burn.share : 0
  const bad = Math.round(total * (failing + (1 - failing) * (ambient + burning)))
  return { start, length, good: total - bad, total }
}

/** Share of the bucket's requests that an outage fails: its own share, for the part of the bucket that it lasts. */
const shareWithin = ({ start, mitigated, share }: Outage, from: number, length: number): number =>
  (share * Math.max(0, Math.min(mitigated, from + length) - Math.max(start, from))) / length

/** Nights, days and evenings; one draw for each keeps the hours of it alike, and the file small. */
function partOfDay({ service, hourly, ambient }: Instrument, minute: number) {
  const hour = Math.floor((minute % DAY) / HOUR)
  const part = hour < 6 ? 0 : hour < 18 ? 1 : 2
  const day = Math.floor(minute / DAY)
  const isWeekend = [2, 3].includes(day % 7)
  const random = randomStream(SEED, 'telemetry', service, String(day), String(part))
  const traffic = [0.35, 1, 0.7][part] as number
  return {
    hourly: hourly * between(0.94, 1.06, random),
    ambient: ambient * between(0.5, 1.5, random),
    traffic: traffic * (isWeekend ? 0.8 : 1),
  }
}

/** Neighbours that are alike, once and with their number. */
function runs(buckets: readonly Bucket[]): { readonly bucket: Bucket; readonly repeat: number }[] {
  const found: { bucket: Bucket; repeat: number }[] = []
  for (const bucket of buckets) {
    const last = found.at(-1)
    if (last && continues(last.bucket, last.repeat, bucket)) last.repeat += 1
    else found.push({ bucket, repeat: 1 })
  }
  return found
}

const continues = (first: Bucket, repeat: number, next: Bucket): boolean =>
  next.start === first.start + repeat * first.length &&
  next.length === first.length &&
  next.good === first.good &&
  next.total === first.total
