import type { Severity } from '../../model/evidence/severity.ts'
import { type Random, randomStream } from '../../model/random/stream.ts'
import { SEED, whole } from './chance.ts'
import { END, writtenTime } from './clock.ts'
import { ALL_SERVICES, type Component, componentOf } from './components.ts'
import type { Outage } from './outage.ts'
import { type Step, stepsOf } from './status-steps.ts'

/** statuspage.json: what customers were told, in the shape of Statuspage's public incidents.json. */

export const PAGE = {
  id: 'demo-page-tidewater',
  name: 'Tidewater Payments (invented)',
  url: 'https://status.tidewater.example',
  time_zone: 'Etc/UTC',
  updated_at: writtenTime(END),
}

const COMPONENT_STATUS: Readonly<Record<Severity, string>> = {
  critical: 'major_outage',
  major: 'partial_outage',
  minor: 'degraded_performance',
  none: 'operational',
}

/** One incident as the page has it at the end of the two years. `number` makes its identifier. */
function pageIncident(outage: Outage, number: number) {
  const random = randomStream(SEED, 'page', outage.pageTitle ?? '', String(outage.start))
  const id = `demo-sp-${String(number).padStart(4, '0')}`
  const components = componentsOf(outage)
  const steps = stepsOf(outage, components[0]?.name ?? 'our services', random)
  const [first, last] = [steps[0] as Step, steps[steps.length - 1] as Step]
  const isOpen = last.status !== 'resolved'
  return {
    id,
    name: outage.pageTitle ?? '',
    status: last.status,
    created_at: writtenTime(first.at),
    updated_at: writtenTime(last.at),
    monitoring_at: lastTime(steps, 'monitoring'),
    resolved_at: isOpen ? null : writtenTime(last.at),
    impact: outage.severity,
    shortlink: `${PAGE.url}/incidents/${id}`,
    started_at: writtenTime(writtenStart(outage, first, random)),
    page_id: PAGE.id,
    incident_updates: steps.map((step, position) => update(step, position, id, outage, components)).reverse(),
    components: components.map((component) => ({
      ...component,
      status: isOpen ? COMPONENT_STATUS[outage.severity] : 'operational',
      page_id: PAGE.id,
      group: false,
    })),
    reminder_intervals: null,
  }
}

/** Half of the time somebody puts the real start in; otherwise the page takes the moment of the first update. */
const writtenStart = (outage: Outage, first: Step, random: Random): number =>
  random() < 0.5 ? Math.min(outage.start + whole(0, 2, random), first.at) : first.at

const lastTime = (steps: readonly Step[], status: Step['status']): string | null => {
  const step = steps.findLast((candidate) => candidate.status === status)
  return step ? writtenTime(step.at) : null
}

function componentsOf(outage: Outage): Component[] {
  if (outage.quirk === 'names no component') return []
  const services = outage.quirk === 'names every component' ? ALL_SERVICES : outage.felt
  return services.map((service) => componentOf(service, outage.start))
}

function update(step: Step, position: number, incident: string, outage: Outage, components: readonly Component[]) {
  const broken = COMPONENT_STATUS[outage.severity]
  const isOver = step.status === 'monitoring' || step.status === 'resolved'
  const at = writtenTime(step.at)
  return {
    id: `${incident}-update-${position + 1}`,
    status: step.status,
    body: step.body,
    incident_id: incident,
    created_at: at,
    updated_at: at,
    display_at: at,
    affected_components: components.map(({ id, name }) => ({
      code: id,
      name,
      old_status: position === 0 || step.wasOver ? 'operational' : broken,
      new_status: isOver ? 'operational' : broken,
    })),
    deliver_notifications: position === 0 || step.status === 'resolved',
  }
}

/** The page's incidents, newest first as Statuspage gives them, with maintenance among them. */
export function statusPage(outages: readonly Outage[], maintenance: readonly { readonly created_at: string }[]) {
  const incidents = outages
    .filter(({ pageTitle }) => pageTitle !== null)
    .sort((left, right) => left.start - right.start)
    .map((outage, position) => pageIncident(outage, position + 1))
  const newestFirst = [...incidents, ...maintenance].sort((left, right) =>
    left.created_at < right.created_at ? 1 : -1,
  )
  return { page: PAGE, incidents: newestFirst }
}
