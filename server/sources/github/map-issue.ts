import type { Request } from '../../../model/evidence/demand.ts'
import { shortTitle, sizeReason } from '../json-row.ts'
import { DROPPED, mapped, rejected } from '../map-result.ts'
import type { MapResult } from '../record.ts'
import { schemaReason } from '../row-fault.ts'
import type { RawRow } from '../source.ts'
import { type GithubIssue, type GithubPerson, isPullRequest, issueSchema } from './issue-schema.ts'
import { accountsOf, isProject, isWanted, type LabelRules, serviceOf } from './labels.ts'
import { addressOf, projectOf } from './map-project.ts'
import { readNeed } from './need-form.ts'

/** A row that carries what the configuration says about it. Rows from files and from quarantine carry nothing. */
export interface GithubRow extends RawRow {
  /** As configured: it stays when GitHub follows a renamed repository. */
  readonly repository?: string | undefined
  readonly rules?: LabelRules
}

/**
 * One row of GitHub's list of issues as demand, as a request, as a project, quarantine, or (pull requests, and issues without a wanted
 * label) nothing. It is kept under GitHub's own number, which outlives the renaming of a repository.
 */
export function mapGithubIssue(row: GithubRow): MapResult {
  if (isPullRequest(row.content)) return DROPPED
  const externalId = externalIdOf(row.content)
  const tooBig = sizeReason(row.text)
  if (tooBig) return rejected(row, externalId, tooBig)
  const parsed = issueSchema.safeParse(row.content)
  if (!parsed.success) return rejected(row, externalId, schemaReason(parsed.error, row.content))

  const issue = parsed.data
  const labels = labelsOf(issue)
  const rules = row.rules ?? {}
  const kept = { externalId: String(issue.id), raw: row.text }
  const noIssue = { kind: 'issue', externalId: kept.externalId } as const
  const noProject = { kind: 'project', externalId: kept.externalId } as const
  const noRequest = { kind: 'request', externalId: kept.externalId } as const
  const isOfProject = isProject(labels, rules)
  // A label may have been taken off since the last sync.
  if (!isOfProject && !isWanted(labels, rules)) return { ...DROPPED, withdrawn: [noIssue, noProject, noRequest] }
  const repository = repositoryOf(issue, row.repository)
  if (repository === null) return rejected(row, externalId, 'does not tell its repository: repository_url is missing')
  const id = `${repository}#${issue.number}`
  if (isOfProject) {
    const project = projectOf(issue, id, labels)
    if ('refused' in project) return rejected(row, externalId, project.refused)
    return { ...mapped({ kind: 'project', ...kept, value: project }), withdrawn: [noIssue, noRequest] }
  }
  const asked = {
    id,
    title: shortTitle(issue.title) || 'Untitled issue',
    service: serviceOf(labels, rules),
    createdAt: issue.created_at,
    // Closed without a time: the last update is when it can have been closed at the latest.
    closedAt: issue.state === 'closed' ? (issue.closed_at ?? issue.updated_at) : null,
    people: peopleIn(issue),
    accounts: accountsOf(labels, rules),
  }
  const need = readNeed(issue.body)
  if (need === null) {
    const demand = mapped({ kind: 'issue', ...kept, value: { ...asked, labels, url: addressOf(issue) } })
    return { ...demand, withdrawn: [noProject, noRequest] }
  }
  const request: Request = {
    ...asked,
    ...need,
    // Labels are put by whoever looks after the repository, answers by whoever asks.
    service: asked.service ?? need.service,
    accounts: [...new Set([...asked.accounts, ...need.accounts])],
    requestedBy: issue.user?.login ?? null,
    person: null,
    project: null,
  }
  return { ...mapped({ kind: 'request', ...kept, value: request }), withdrawn: [noIssue, noProject] }
}

/** The row's own identifier, if it has one at all. */
export function externalIdOf(content: unknown): string | null {
  const id = (content as { id?: unknown } | null)?.id
  return (typeof id === 'number' && Number.isSafeInteger(id)) || (typeof id === 'string' && /^\d{1,20}$/.test(id))
    ? String(id)
    : null
}

const labelsOf = ({ labels }: GithubIssue): string[] => {
  const names = (labels ?? []).map((label) => (typeof label === 'string' ? label : (label.name ?? '')).trim())
  return [...new Set(names.filter((name) => name !== ''))]
}

/**
 * Distinct people that the row names: who wrote it and whom it is assigned to, bots left out. Comments and reactions are
 * only counts there, and one person can make many of them, so they add nobody: the figure is a lower bound.
 */
function peopleIn({ user, assignee, assignees }: GithubIssue): number {
  const named = [user, assignee, ...(assignees ?? [])].filter((person) => person !== null && person !== undefined)
  return new Set(named.filter((person) => !isBot(person)).map(({ login }) => login.toLowerCase())).size
}

const isBot = ({ login, type }: GithubPerson): boolean => type === 'Bot' || login.toLowerCase().endsWith('[bot]')

/** `owner/name` as GitHub spells it, unless the repository was renamed since it was configured. */
function repositoryOf({ repository_url }: GithubIssue, configured: string | undefined): string | null {
  const [, told] = /\/repos\/([^/]+\/[^/?#]+)\/?$/.exec(repository_url ?? '') ?? []
  if (configured === undefined) return told ?? null
  return told?.toLowerCase() === configured.toLowerCase() ? told : configured
}
