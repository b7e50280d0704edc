import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import { configurationSchema } from '../../model/contract/configuration.ts'

/**
 * The demo company's files as a reader with a pocket calculator sees them: no source, no mapping and no model of
 * Leverage takes part, so that the stories are true of the files themselves.
 */

export const DEMO = join(import.meta.dirname, '../../data/demo')

export type Row = Readonly<Record<string, string>>
export const table = (name: string): Row[] => parse(readFileSync(join(DEMO, name)), { columns: true })

export interface PageIncident {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly impact: string
  readonly created_at: string
  readonly started_at: string
  readonly monitoring_at: string | null
  readonly resolved_at: string | null
  readonly updated_at: string
  readonly components: readonly { readonly id: string; readonly name: string }[]
  readonly incident_updates: readonly { readonly status: string; readonly body: string; readonly created_at: string }[]
}
export const page = (): { readonly page: Row; readonly incidents: readonly PageIncident[] } =>
  JSON.parse(readFileSync(join(DEMO, 'statuspage.json'), 'utf8'))

export const configuration = () =>
  configurationSchema.parse(parseYaml(readFileSync(join(DEMO, 'leverage.yaml'), 'utf8')))

/** One thing that failed, whoever tells it. Moments are minutes since 1970. */
export interface Told {
  readonly id: string
  readonly title: string
  readonly start: number
  readonly end: number
  readonly share: number
  readonly services: readonly string[]
  readonly root: string
  readonly cause: string
  readonly labels: readonly string[]
  readonly responders: number
}

const SHARES: Readonly<Record<string, number>> = { critical: 1, major: 0.3, minor: 0.05, none: 0 }
const minute = (time: string): number => Date.parse(time) / 60_000

/** Rows of incidents.csv that can be true. */
export const trackerRows = (): { readonly good: Row[]; readonly bad: Row[] } => {
  const rows = table('incidents.csv')
  const isGood = ({ title, started_at, detected_at, mitigated_at, resolved_at, severity = '', share }: Row) =>
    title !== '' &&
    severity in SHARES &&
    Number(share) <= 1 &&
    [detected_at, mitigated_at, resolved_at].every((time) => !time || Date.parse(time) >= Date.parse(started_at ?? ''))
  return { good: rows.filter(isGood), bad: rows.filter((row) => !isGood(row)) }
}

export function toldByTracker(): Told[] {
  const rules = configuration().rules ?? []
  return trackerRows().good.map((row) => ({
    id: row.id ?? '',
    title: row.title ?? '',
    start: minute(row.started_at ?? ''),
    end: minute(row.mitigated_at || row.resolved_at || ''),
    share: row.share ? Number(row.share) : (SHARES[row.severity ?? ''] ?? 0),
    services: (row.services ?? '').split(';'),
    root: row.root_service ?? '',
    cause:
      row.cause ||
      (rules.find(({ title, cause }) => cause && title && new RegExp(title, 'iu').test(row.title ?? ''))?.cause ??
        'unknown'),
    labels: (row.labels ?? '').split(';'),
    responders: Number(row.responders),
  }))
}

export function toldByPage(): Told[] {
  const rules = configuration().rules ?? []
  return page()
    .incidents.filter(({ impact }) => impact !== 'maintenance')
    .map((incident) => {
      const matching = rules.filter(({ title }) => title && new RegExp(title, 'iu').test(incident.name))
      const byComponent = incident.components.map(
        ({ id }) => rules.find(({ component }) => component === id)?.service ?? '',
      )
      return {
        id: incident.id,
        title: incident.name,
        start: minute(incident.started_at),
        end: minute(incident.monitoring_at ?? incident.resolved_at ?? incident.updated_at),
        share: SHARES[incident.impact] ?? 0,
        services:
          byComponent.length > 0 ? byComponent : [matching.find(({ service }) => service)?.service ?? 'unmapped'],
        root: '',
        cause: matching.find(({ cause }) => cause)?.cause ?? 'unknown',
        labels: [],
        responders: 0,
      }
    })
}

/** Longest time that counts for one incident, as long as nobody confirms more. */
const LONGEST = 72 * 60

export interface Loss {
  readonly told: Told
  readonly service: string
  /** Minutes x share of the service's customers, each minute given to the worst incident of that minute. */
  readonly serviceMinutes: number
  /** The same x the service's share of traffic. */
  readonly customerMinutes: number
}

/** Minute by minute, the slow way. */
export function lossesOf(told: readonly Told[]): Loss[] {
  const traffic = new Map(table('services.csv').map((row) => [row.id ?? '', Number(row.traffic_share)]))
  return [...traffic].flatMap(([service, share]) => {
    const worst = new Map<number, Told>()
    for (const incident of told.filter(({ services }) => services.includes(service))) {
      for (let at = Math.floor(incident.start); at < Math.min(incident.end, incident.start + LONGEST); at += 1) {
        if ((worst.get(at)?.share ?? -1) < incident.share) worst.set(at, incident)
      }
    }
    const minutes = new Map<Told, number>()
    for (const incident of worst.values()) minutes.set(incident, (minutes.get(incident) ?? 0) + incident.share)
    return [...minutes].map(([incident, lost]) => ({
      told: incident,
      service,
      serviceMinutes: lost,
      customerMinutes: lost * share,
    }))
  })
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0)
