import { z } from 'zod'
import { type QuarterQuestion, quarterQuestion } from '../usecases/plan-quarter.ts'
import { RefusedRequest } from '../usecases/refused-request.ts'
import { capacityParameter, listParameter, rankingParameters } from './parameters.ts'

/** A plan in an address. */
export const planParameters = {
  ...rankingParameters,
  quarter: z
    .string()
    .meta({ description: 'A quarter; the next one by default', examples: ['2025Q1'] })
    .optional(),
  capacity: capacityParameter,
  lockIn: listParameter('Id of a project that must be in'),
  lockOut: listParameter('Id of a project that must stay out'),
  mine: listParameter('Ids of a set picked by hand, to compare with'),
  apart: listParameter('Two projects of which at most one is done, as a JSON list of their ids'),
  deadline: z.coerce.number().int().min(10).max(20_000).optional(),
}

const parametersSchema = z.strictObject(planParameters)

/** What an address asks for. Throws RefusedRequest for an exclusion that is no pair. */
export const questionOf = ({
  asOf,
  lens,
  weights,
  quarter,
  capacity,
  lockIn,
  lockOut,
  mine,
  apart,
  deadline,
}: z.infer<typeof parametersSchema>): QuarterQuestion =>
  quarterQuestion({
    quarter,
    asOf,
    lens,
    weights,
    capacity,
    lockedIn: lockIn,
    lockedOut: lockOut,
    exclusions: apart?.map(pairOf),
    // The empty set has to be said somehow: a list without any entry is not there at all.
    mine: mine?.filter((id) => id !== NOBODY),
    deadline,
  })

/** What stands for a set without any project. */
const NOBODY = '-'

function pairOf(text: string): [string, string] {
  const pair = z.tuple([z.string(), z.string()]).safeParse(jsonOf(text))
  if (pair.success) return pair.data
  throw new RefusedRequest('invalid-request', `apart: ${text} is no list of two ids`, [
    { path: 'apart', message: 'must be a JSON list of two ids, such as ["canary","index"]' },
  ])
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
