import type { IncidentCause } from '../../model/evidence/cause.ts'
import { hours, instant, minutes, money } from '../../model/quantity.ts'
import type { Evidence } from '../../model/ranking/evidence.ts'
import { AS_OF, AT_THEIR_WORD, DAY, evidence, loss, project, service } from '../support/evidence.ts'

const SERVICES = ['api', 'web', 'billing', 'search']
const CAUSES: readonly IncidentCause[] = ['deploy', 'capacity']
const INCIDENTS = 12
const PROJECTS = 10

const at = <Entry>(entries: readonly Entry[], position: number): Entry => entries[position % entries.length] as Entry

/**
 * A model of the size that a person writes by hand in Squiggle: 10 projects that overlap, and 20 cells, one for each of
 * 12 incidents and one for what may still come of 2 causes in 4 services.
 */
export const smallModel = (): Evidence =>
  evidence({
    assumptions: AT_THEIR_WORD,
    services: SERVICES.map((id) => service(id, { revenuePerMinute: money(40) })),
    losses: Array.from({ length: INCIDENTS }, (_, position) =>
      loss(`incident-${position + 1}`, {
        service: at(SERVICES, position),
        cause: at(CAUSES, Math.floor(position / SERVICES.length)),
        startedAt: instant(AS_OF - (position + 1) * 25 * DAY),
        minutes: minutes(12 + 9 * position),
        toil: hours(1 + position / 2),
      }),
    ),
    projects: Array.from({ length: PROJECTS }, (_, position) => {
      const reduction = { low: 0.1 + 0.02 * position, likely: 0.3, high: 0.5 + 0.03 * position }
      return project(`project-${position + 1}`, [
        {
          services: [at(SERVICES, position), at(SERVICES, position + 1)],
          ...(position < 5 ? { causes: [at(CAUSES, position)] } : {}),
          ...(position % 3 === 0 ? { recovery: reduction } : { frequency: reduction }),
        },
      ])
    }),
  })
