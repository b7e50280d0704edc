import { z } from 'zod'
import { type ThreePoint, type ThreePointFault, threePoint } from '../evidence/three-point.ts'

interface Bounds {
  readonly what: string
  readonly least?: number
  readonly above?: number
  readonly most?: number
  readonly hint?: string
}

/** A schema for `{ low, likely, high }` whose errors say which figure is wrong and what to write instead. */
export function threePointSchema<Extra extends z.ZodRawShape = Record<never, never>>(
  { what, least, above, most, hint }: Bounds,
  extra: Extra = {} as Extra,
) {
  const part = z
    .number({ error: `${what} must be a number` })
    .refine((value) => least === undefined || value >= least, { error: `${what} must be at least ${least}` })
    .refine((value) => above === undefined || value > above, { error: `${what} must be above ${above}` })
    .refine((value) => most === undefined || value <= most, {
      error: `${what} must be at most ${most}${hint ? `; ${hint}` : ''}`,
    })
  return z.strictObject({ ...extra, low: part, likely: part, high: part }).superRefine((value, context) => {
    const { low, likely, high } = value as ThreePoint
    const made = threePoint(low, likely, high)
    if (!made.ok)
      context.addIssue({ code: 'custom', path: [faultyPart(made.error)], message: threePointMessage(made.error) })
  })
}

export const reductionSchema = threePointSchema({
  what: 'a reduction',
  least: 0,
  most: 1,
  hint: 'write 0.6 for 60%',
})

export const chanceSchema = threePointSchema({ what: 'a chance', least: 0, most: 1, hint: 'write 0.6 for 60%' })

const effortBounds: Bounds = { what: 'effort in engineer-weeks', above: 0 }

export const effortSchema = threePointSchema(effortBounds)

export const teamEffortSchema = threePointSchema(effortBounds, { team: z.string().min(1, 'effort needs a team') })

const faultyPart = (fault: ThreePointFault) => (fault.type === 'LikelyAboveHigh' ? 'high' : 'low')

function threePointMessage(fault: ThreePointFault): string {
  switch (fault.type) {
    case 'NotANumber':
      return 'low, likely and high must be numbers'
    case 'LowAboveLikely':
      return `low (${fault.low}) is above likely (${fault.likely}); write them in order low, likely, high`
    case 'LikelyAboveHigh':
      return `likely (${fault.likely}) is above high (${fault.high}); write them in order low, likely, high`
  }
}
