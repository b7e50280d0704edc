import { DAY, minuteOf } from './clock.ts'

/** What of a service is measured, since when, and what else its telemetry shows. Moments are minutes since 1970. */
export interface Instrument {
  readonly service: string
  /** The objective in slos.yaml that it is measured for. */
  readonly slo: string
  readonly weeks: number
  /** Requests in an hour of a working day. */
  readonly hourly: number
  /** Share of requests that fail although nothing is wrong. */
  readonly ambient: number
  /** Burn that nobody is paged for: since when, and its share of requests. */
  readonly burn?: { readonly since: number; readonly share: number }
  /** When nothing was collected. */
  readonly gaps?: readonly (readonly [from: number, to: number])[]
}

const gap = (from: string, days: number): readonly [number, number] => [minuteOf(from), minuteOf(from) + days * DAY]

/** The eight services with an objective. Telemetry began at the busiest and is youngest where least depends on it. */
export const INSTRUMENTS: readonly Instrument[] = [
  { service: 'payments-api', slo: 'demo-slo-payments-api', weeks: 32, hourly: 412_000, ambient: 0.00003 },
  {
    service: 'checkout-sdk',
    slo: 'demo-slo-checkout-sdk',
    weeks: 24,
    hourly: 248_000,
    ambient: 0.00005,
    gaps: [gap('2026-05-16T00:00:00Z', 2)],
  },
  {
    service: 'webhooks',
    slo: 'demo-slo-webhooks',
    weeks: 20,
    hourly: 203_000,
    ambient: 0.00004,
    // Deliveries to slow endpoints give up a little too early: below every alert, and every week.
    burn: { since: minuteOf('2026-06-29T00:00:00Z'), share: 0.0002 },
    gaps: [gap('2026-06-20T00:00:00Z', 3)],
  },
  { service: 'ledger', slo: 'demo-slo-ledger', weeks: 16, hourly: 61_000, ambient: 0.00001 },
  {
    service: 'auth',
    slo: 'demo-slo-auth',
    weeks: 20,
    hourly: 174_000,
    ambient: 0.00002,
    // The expired certificate stopped the collector as well.
    gaps: [gap('2026-09-23T22:00:00Z', 0.25)],
  },
  { service: 'payouts', slo: 'demo-slo-payouts', weeks: 16, hourly: 5_400, ambient: 0.0001 },
  { service: 'risk-engine', slo: 'demo-slo-risk-engine', weeks: 12, hourly: 168_000, ambient: 0.00012 },
  { service: 'dashboard', slo: 'demo-slo-dashboard', weeks: 12, hourly: 22_000, ambient: 0.0002 },
]
