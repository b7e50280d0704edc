import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { withAssumedEffort } from '../../../model/evidence/assumed-effort.ts'
import { NO_TEAM, type Project, type ProjectStatus } from '../../../model/evidence/project.ts'
import { shortTitle } from '../json-row.ts'
import { DROPPED, mapped } from '../map-result.ts'
import type { MapResult } from '../record.ts'
import type { MappingRules } from './config.ts'
import type { FollowUp } from './schema.ts'

const STATUS_OF = {
  outstanding: 'candidate',
  completed: 'shipped',
  not_doing: 'rejected',
} as const satisfies Record<string, ProjectStatus>

/** What is to be done after an incident, as demand or as a candidate project whose effort nobody stated. */
export function mapFollowUp(followUp: FollowUp, raw: string, source: string, rules: MappingRules): MapResult {
  const { id: externalId, status, external_issue_reference: reference } = followUp
  const noIssue = { kind: 'issue', externalId } as const
  const noProject = { kind: 'project', externalId } as const
  if (rules.followUps === 'none' || status === 'deleted' || reference?.provider === 'github') {
    return { ...DROPPED, withdrawn: [noIssue, noProject] }
  }
  const id = `${source}/${externalId}`
  const title = shortTitle(followUp.title) || 'Untitled follow-up'
  const url =
    reference?.issue_permalink && /^https?:/i.test(reference.issue_permalink) ? reference.issue_permalink : null
  if (rules.followUps === 'projects') {
    const project: Project = {
      id,
      title,
      description: followUp.description?.trim() || null,
      status: STATUS_OF[status],
      url,
      effort: [{ team: NO_TEAM, low: 0, likely: 0, high: 0 }],
      effortAssumed: true,
      effects: [],
      dependsOn: [],
    }
    const value = withAssumedEffort([project], DEFAULT_ASSUMPTIONS)[0] ?? project
    return { ...mapped({ kind: 'project', externalId, raw, value }), withdrawn: [noIssue] }
  }
  const people = [followUp.assignee, followUp.creator?.user].map((person) => person?.id ?? person?.name)
  const value = {
    id,
    title,
    service: null,
    labels: [...(followUp.labels ?? [])],
    createdAt: followUp.created_at,
    closedAt: status === 'outstanding' ? null : (followUp.completed_at ?? followUp.updated_at ?? followUp.created_at),
    people: new Set(people.filter((person) => person !== null && person !== undefined)).size,
    accounts: [],
    url,
  }
  return { ...mapped({ kind: 'issue', externalId, raw, value }), withdrawn: [noProject] }
}
