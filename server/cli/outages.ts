import { regroupingSchema } from '../../model/contract/outages.ts'
import { memberIds } from '../../model/evidence/outage/propose-outages.ts'
import { list } from '../../model/format.ts'
import type { ReportFormat } from '../export/format.ts'
import { alignedTable } from '../export/table.ts'
import { type ExitReason, Refusal } from '../refusal.ts'
import type { Context } from '../usecases/context.ts'
import { countingIncidents } from '../usecases/counting-incidents.ts'
import { listOutages } from '../usecases/list-outages.ts'
import { regroupIncidents } from '../usecases/regroup-incidents.ts'
import { withInstallation } from './installation.ts'
import { sayWhenNone } from './nothing-yet.ts'

const COLUMNS = [
  { title: 'Incidents', isNumber: false },
  { title: 'Why', isNumber: false },
] as const
const MOST = 1_000

/** Prints what may be one outage, with the reason. */
export const outagesCommand = (
  configFile: string | undefined,
  { format }: { readonly format: ReportFormat },
): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    const report = await listOutages(context, MOST)
    const cells = report.proposals.map(({ incidents, reason }) => [incidents.map(({ id }) => id).join(' '), reason])
    process.stdout.write(
      format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : `${alignedTable(COLUMNS, cells)}\n`,
    )
    sayWhenNone(report.proposals, 'proposal')
    return 'done'
  })

/** Counts incidents, and the outages that any of them belongs to, as one. */
export const mergeCommand = (configFile: string | undefined, ids: readonly string[]): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    if (new Set(ids).size < 2) throw new Refusal('usage', 'one incident is no merge', 'Name at least two ids.')
    const was = await groupsOf(context, ids)
    const [first] = ids
    const now = was.flat().toSorted((one, other) => Number(other === first) - Number(one === first))
    await regroupIncidents(context, regroupingSchema.parse({ was, now: [now], apart: [] }))
    process.stdout.write(`${list(now)} count as one outage. leverage outages split ${now[0]} takes it apart again.\n`)
    return 'done'
  })

/** Counts each incident of an outage by itself again. */
export const splitCommand = (configFile: string | undefined, id: string): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    const was = await groupsOf(context, [id])
    const ids = was.flat()
    if (ids.length < 2) throw new Refusal('usage', `"${id}" is no outage of several incidents`, 'Nothing was changed.')
    const apart = ids.flatMap((one, position) => ids.slice(position + 1).map((other) => [one, other]))
    await regroupIncidents(context, regroupingSchema.parse({ was, now: ids.map((each) => [each]), apart }))
    process.stdout.write(`${list(ids)} count each by itself, and are not proposed again.\n`)
    return 'done'
  })

/** The groups in force that these incidents are in; an id that nobody told of stands alone, and is refused later. */
async function groupsOf(context: Context, ids: readonly string[]): Promise<string[][]> {
  const groups = (await countingIncidents(context, ids)).map(memberIds)
  return [...groups, ...ids.filter((id) => !groups.flat().includes(id)).map((id) => [id])]
}
