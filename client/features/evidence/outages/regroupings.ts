import type { ProposedOutageRow, RegroupingRequest } from '../../../../model/contract/outages.ts'
import { counted, inWords, sentence } from '../../../../model/format.ts'

type Groups = readonly (readonly string[])[]

/** A decision about some incidents, with what was done in words. */
export interface Decision {
  readonly request: RegroupingRequest
  readonly words: string
}

const copied = (groups: Groups): string[][] => groups.map((group) => [...group])

/** Every pair of incidents in different groups. */
const pairsBetween = (groups: Groups): [string, string][] =>
  groups.flatMap((group, position) =>
    groups
      .slice(position + 1)
      .flatMap((later) => group.flatMap((one) => later.map((other): [string, string] => [one, other]))),
  )

/** They are one outage, named by the first. */
export const merge = (groups: Groups): Decision => ({
  request: { was: copied(groups), now: [groups.flat()], apart: [] },
  words: `${counted(groups.flat().length, 'incident')} merged: they count as one outage`,
})

/** They are not, and nobody need be asked again. */
export const keepApart = (groups: Groups): Decision => ({
  request: { was: copied(groups), now: copied(groups), apart: pairsBetween(groups) },
  words: `${sentence(inWords(groups.length))} kept apart: they are not proposed again`,
})

/** What was merged is as many incidents as before, and not proposed again. */
export function split(members: readonly string[]): Decision {
  const now = members.map((id) => [id])
  return {
    request: { was: [[...members]], now, apart: pairsBetween(now) },
    words: `Split into ${counted(members.length, 'incident')}, as they were`,
  }
}

/** One of several is an incident of its own. */
export function takeOut(members: readonly string[], id: string): Decision {
  if (members.length <= 2) return split(members)
  const now = [members.filter((member) => member !== id), [id]]
  return { request: { was: [[...members]], now, apart: pairsBetween(now) }, words: `${id} taken out` }
}

export const groupsOf = ({ incidents }: ProposedOutageRow): Groups => incidents.map(({ members }) => members)

/** "Two outages may be told of twice", as a finding. */
export function proposalsHeadline(proposed: number): string {
  if (proposed === 0) return 'No two incidents look like one outage'
  return proposed === 1
    ? 'One outage may be counted more than once'
    : `${sentence(inWords(proposed))} outages may be counted more than once`
}

/** What the rows of the table stand for, once some were merged. */
export function mergedWords({
  outages,
  incidents,
}: {
  readonly outages: number
  readonly incidents: number
}): string | null {
  if (outages === 0) return null
  return `${counted(incidents, 'incident')} ${outages === 1 ? 'count as one outage' : `count as ${inWords(outages)} outages`} already`
}
