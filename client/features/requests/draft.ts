import type { z } from 'zod'
import { newRequestSchema } from '../../../model/contract/requests.ts'
import type { AskingFunction } from '../../../model/evidence/demand.ts'

/** A need as it stands in the form: figures are still text. */
export interface NeedForm {
  readonly title: string
  readonly description: string
  readonly askedFrom: AskingFunction | null
  readonly service: string
  readonly accounts: readonly string[]
  readonly atStake: string
  /** Percentages. */
  readonly low: string
  readonly likely: string
  readonly high: string
}

export const EMPTY_NEED: NeedForm = {
  title: '',
  description: '',
  askedFrom: null,
  service: '',
  accounts: [],
  atStake: '',
  low: '',
  likely: '',
  high: '',
}

export type NeedField = 'title' | 'description' | 'atStake' | 'chanceOfLoss'

interface ReadNeed {
  /** Null while something cannot be sent. */
  readonly request: z.input<typeof newRequestSchema> | null
  readonly faults: ReadonlyMap<NeedField, string>
}

/** What the form says, and what in it cannot be sent. Of a chance the likely one is enough: it then stands for all three. */
export function readNeed(form: NeedForm): ReadNeed {
  const faults = new Map<NeedField, string>()
  const atStake = amountOf(form.atStake)
  if (Number.isNaN(atStake)) faults.set('atStake', 'write an amount, such as 420000 or 420k')
  const likely = shareOf(form.likely)
  const low = shareOf(form.low) ?? likely
  const high = shareOf(form.high) ?? likely
  if ([low, likely, high].some(Number.isNaN)) faults.set('chanceOfLoss', 'write percentages, such as 20')
  else if (likely === null && (low !== null || high !== null)) faults.set('chanceOfLoss', 'say which is most likely')
  else if (likely !== null && atStake === null) faults.set('chanceOfLoss', 'say how much is at stake, too')
  const chanceOfLoss = low === null || likely === null || high === null ? null : { low, likely, high }
  const body = {
    title: form.title,
    description: form.description.trim() || null,
    askedFrom: form.askedFrom,
    service: form.service || null,
    accounts: [...form.accounts],
    atStake,
    chanceOfLoss,
  }
  if (faults.size > 0) return { request: null, faults }
  const read = newRequestSchema.safeParse(body)
  if (read.success) return { request: body, faults }
  for (const { path, message } of read.error.issues) faults.set(path[0] as NeedField, message)
  return { request: null, faults }
}

/** "420k", "1.2m", "420,000"; null when empty, NaN when it is no amount. */
function amountOf(text: string): number | null {
  const bare = text.replace(/[\s,_]/g, '').toLowerCase()
  if (bare === '') return null
  const [, figure, unit = ''] = /^(\d+(?:\.\d+)?)([km]?)$/.exec(bare) ?? []
  return figure === undefined ? Number.NaN : Number(figure) * (unit === 'k' ? 1e3 : unit === 'm' ? 1e6 : 1)
}

function shareOf(text: string): number | null {
  const bare = text.replace('%', '').trim()
  return bare === '' ? null : Number(bare) / 100
}
