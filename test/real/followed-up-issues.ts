import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The repository that the loopback GitHub has. */
export const REPOSITORY = 'status-page/follow-ups'
const FIRST_ID = 920_000_001
/** Issues follow from incidents since then. */
const SINCE = '2024-01-01'
const SERIOUS = ['major', 'critical']

export interface NativeIssue {
  readonly updated_at: string
  readonly number: number
  readonly [field: string]: unknown
}

interface Incident {
  readonly id: string
  readonly name: string
  readonly impact: string
  readonly created_at: string
  readonly updated_at: string
  readonly shortlink?: string
  readonly components: readonly { readonly id: string }[]
}

/**
 * An open issue in GitHub's shape for each serious incident of 2024, oldest update first: what following up on them
 * would look like. Title, moments and components are the page's; the page names no people, so nobody is in them.
 */
export function followedUpIssues(realData: string, services: ReadonlyMap<string, string>): NativeIssue[] {
  const { incidents } = JSON.parse(readFileSync(join(realData, 'github-status/incidents.json'), 'utf8')) as {
    readonly incidents: readonly Incident[]
  }
  return incidents
    .filter(({ impact, created_at }) => SERIOUS.includes(impact) && created_at >= SINCE)
    .map((incident, position) => {
      const named = incident.components.flatMap(({ id }) => services.get(id) ?? [])
      return {
        id: FIRST_ID + position,
        number: position + 1,
        title: `Follow up: ${incident.name}`,
        state: 'open',
        created_at: wholeSecond(incident.created_at),
        updated_at: wholeSecond(incident.updated_at),
        closed_at: null,
        user: null,
        assignees: [],
        labels: ['follow-up', ...named.slice(0, 1).map((service) => `service:${service}`)].map((name) => ({ name })),
        comments: 0,
        html_url: incident.shortlink ?? `https://www.githubstatus.com/incidents/${incident.id}`,
        repository_url: `https://api.github.com/repos/${REPOSITORY}`,
      }
    })
    .sort((one, other) => one.updated_at.localeCompare(other.updated_at) || one.number - other.number)
}

/** GitHub writes no fractions. */
const wholeSecond = (time: string): string => `${new Date(time).toISOString().slice(0, 19)}Z`
