import type { ServicesReport } from '../../model/contract/resource.ts'
import { PROVENANCES } from '../../model/evidence/provenance.ts'
import { amount, counted, listShort, objective, percent } from '../../model/format.ts'
import { alignedTable } from '../export/table.ts'
import type { ExitReason } from '../refusal.ts'
import { summariseServices } from '../usecases/summarise-services.ts'
import { withInstallation } from './installation.ts'
import { sayWhenNone } from './nothing-yet.ts'
import { momentOption } from './rank.ts'

const COLUMNS = [
  { title: 'Service', isNumber: false },
  { title: 'Team', isNumber: false },
  { title: 'Objective', isNumber: false },
  { title: 'Incidents', isNumber: true },
  { title: 'Minutes lost', isNumber: true },
  { title: 'Expected in a year', isNumber: true },
  { title: 'P10 to P90 seen', isNumber: true },
  { title: 'Measured / reported / assumed', isNumber: true },
  { title: 'Covered since', isNumber: true },
] as const

/** How many objectives of one service, and services without a line, are written out; the rest are counted. */
const MOST_OBJECTIVES = 2
const MOST_SERVICES_NAMED = 5

/** Prints every service: service minutes lost, customer minutes expected, service minutes that may be seen. */
export const servicesCommand = (
  configFile: string | undefined,
  { asOf }: { readonly asOf?: string },
): Promise<ExitReason> => {
  const moment = asOf === undefined ? null : momentOption(asOf)
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    const { services, unmatchedObjectives } = await summariseServices(context, moment)
    const rows = services.map((service) => [
      service.title,
      service.team ?? '',
      objectivesInWords(service.objectives),
      String(service.incidents),
      amount(service.minutes),
      amount(service.expectedMinutes),
      `${amount(service.predictedMinutes.p10)} to ${amount(service.predictedMinutes.p90)}`,
      PROVENANCES.map((provenance) => percent(service.provenance[provenance], 0)).join(' / '),
      service.coveredFrom?.slice(0, 10) ?? 'unknown',
    ])
    process.stdout.write(`${alignedTable(COLUMNS, rows)}\n`)
    sayWhenNone(services, 'service')
    if (unmatchedObjectives.length > 0) process.stderr.write(unmatchedInWords(unmatchedObjectives))
    return 'done'
  })
}

const objectivesInWords = (objectives: ServicesReport['services'][number]['objectives']): string =>
  listShort(
    objectives.map((stated) => objective(stated.objective, stated.windowDays)),
    MOST_OBJECTIVES,
  )

function unmatchedInWords(unmatched: ServicesReport['unmatchedObjectives']): string {
  const services = [...new Set(unmatched.map(({ service }) => service))]
  const are = unmatched.length === 1 ? 'is' : 'are'
  return (
    `${counted(unmatched.length, 'objective')} ${are} for services that are not in this list: ` +
    `${listShort(services, MOST_SERVICES_NAMED)}. Name these services in leverage.yaml or in a services file.\n`
  )
}
