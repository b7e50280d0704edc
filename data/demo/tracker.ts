import { type Random, randomStream } from '../../model/random/stream.ts'
import { SEED } from './chance.ts'
import { writtenTime } from './clock.ts'
import type { Outage } from './outage.ts'

/** incidents.csv: what the engineers' own tracker says, with the mess that such an export has. */

export const TRACKER_COLUMNS = [
  'id',
  'title',
  'started_at',
  'detected_at',
  'mitigated_at',
  'resolved_at',
  'severity',
  'services',
  'share',
  'root_service',
  'cause',
  'labels',
  'responders',
  'effort_hours',
  'risk',
  'duration_confirmed',
  'url',
] as const
export type TrackerRow = Readonly<Record<(typeof TRACKER_COLUMNS)[number], string>>

export function trackerRows(outages: readonly Outage[]): TrackerRow[] {
  const rows = outages
    .filter(({ trackerTitle }) => trackerTitle !== null)
    .sort((left, right) => left.start - right.start)
    .map((outage, position) => trackerRow(outage, position + 1))
  return withBadRows(rows)
}

function trackerRow(outage: Outage, number: number): TrackerRow {
  const id = incidentId(number)
  const random = randomStream(SEED, 'tracker', outage.trackerTitle ?? '', String(outage.start))
  // Nobody fills in every field. What is drawn here is only whether somebody did.
  const filledIn = (chance: number, value: string) => (chanceOf(chance, random) ? value : '')
  const isTold = outage.share > 0 && outage.severity !== 'none'
  return {
    id,
    title: outage.trackerTitle ?? '',
    started_at: writtenTime(outage.start),
    detected_at: filledIn(0.88, writtenTime(outage.detected)),
    mitigated_at: filledIn(
      outage.severity === 'critical' || outage.mitigated === outage.start ? 1 : 0.82,
      writtenTime(outage.mitigated),
    ),
    resolved_at: writtenTime(outage.resolved),
    severity: outage.severity,
    services: outage.felt.join(';'),
    share: filledIn(outage.severity === 'critical' ? 1 : 0.6, isTold ? String(outage.share) : ''),
    root_service: filledIn(0.8, outage.root),
    cause: filledIn(outage.risk === null ? 0.92 : 1, outage.cause === 'unknown' ? '' : outage.cause),
    labels: outage.labels.join(';'),
    responders: filledIn(0.85, String(outage.responders)),
    effort_hours: filledIn(outage.severity === 'critical' ? 1 : 0.45, String(outage.effortHours)),
    risk: outage.risk ?? '',
    duration_confirmed: outage.durationConfirmed ? 'true' : '',
    url: `https://incidents.tidewater.example/${id}`,
  }
}

const incidentId = (number: number): string => `demo-inc-${String(number).padStart(4, '0')}`
const chanceOf = (chance: number, random: Random): boolean => random() < chance

/** Rows that nobody can use, spread over the file; each ends in quarantine for its own reason. */
const BAD_ROWS: readonly ((row: TrackerRow) => TrackerRow)[] = [
  (row) => ({
    ...row,
    title: 'Payout scheduler paused',
    resolved_at: row.started_at,
    started_at: row.resolved_at,
    detected_at: '',
    mitigated_at: '',
  }),
  (row) => ({ ...row, title: 'Token cache restart', mitigated_at: minutesBefore(row.started_at, 14) }),
  (row) => ({ ...row, title: 'Search cluster read-only', share: '1.4' }),
  (row) => ({ ...row, title: 'Webhook dispatcher restarted by hand', severity: 'sev2' }),
  (row) => ({ ...row, title: '' }),
  (row) => ({
    ...row,
    title: 'Ledger export late again',
    started_at: 'last Tuesday',
    detected_at: '',
    mitigated_at: '',
  }),
]

function withBadRows(rows: readonly TrackerRow[]): TrackerRow[] {
  const all = [...rows]
  BAD_ROWS.forEach((spoil, position) => {
    const place = Math.floor(((position + 1) * rows.length) / (BAD_ROWS.length + 1))
    const id = incidentId(rows.length + position + 1)
    const model = rows[place] as TrackerRow
    const bad = spoil({ ...model, id, share: '', effort_hours: '', url: `https://incidents.tidewater.example/${id}` })
    all.splice(place + position, 0, bad)
  })
  return all
}

const minutesBefore = (time: string, minutes: number): string => writtenTime(Date.parse(time) / 60_000 - minutes)
