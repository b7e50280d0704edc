import { PROVENANCES } from '../../model/evidence/provenance.ts'
import { amount, percent } from '../../model/format.ts'
import { alignedTable } from '../export/table.ts'
import type { ExitReason } from '../refusal.ts'
import { summariseServices } from '../usecases/summarise-services.ts'
import { withInstallation } from './installation.ts'
import { momentOption } from './rank.ts'

const COLUMNS = [
  { title: 'Service', isNumber: false },
  { title: 'Team', isNumber: false },
  { title: 'Incidents', isNumber: true },
  { title: 'Minutes lost', isNumber: true },
  { title: 'Expected in a year', isNumber: true },
  { title: 'P10 to P90 seen', isNumber: true },
  { title: 'Measured / reported / assumed', isNumber: true },
  { title: 'Covered since', isNumber: true },
] as const

/** Prints every service: service minutes lost, customer minutes expected, service minutes that may be seen. */
export const servicesCommand = (
  configFile: string | undefined,
  { asOf }: { readonly asOf?: string },
): Promise<ExitReason> => {
  const moment = asOf === undefined ? null : momentOption(asOf)
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    const { services } = await summariseServices(context, moment)
    const rows = services.map((service) => [
      service.title,
      service.team ?? '',
      String(service.incidents),
      amount(service.minutes),
      amount(service.expectedMinutes),
      `${amount(service.predictedMinutes.p10)} to ${amount(service.predictedMinutes.p90)}`,
      PROVENANCES.map((provenance) => percent(service.provenance[provenance], 0)).join(' / '),
      service.coveredFrom?.slice(0, 10) ?? 'unknown',
    ])
    process.stdout.write(`${alignedTable(COLUMNS, rows)}\n`)
    return 'done'
  })
}
