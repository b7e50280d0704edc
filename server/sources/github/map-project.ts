import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { withAssumedEffort } from '../../../model/evidence/assumed-effort.ts'
import { NO_TEAM, type Project, type ProjectStatus, type TeamEffort } from '../../../model/evidence/project.ts'
import { shortTitle } from '../json-row.ts'
import type { GithubIssue } from './issue-schema.ts'
import { named } from './labels.ts'
import { type ReadBody, readBody } from './project-block.ts'

const LONGEST_DESCRIPTION = 20_000
/** Working days of a week: effort:5d is effort:1w. */
const DAYS_IN_WEEK = 5

/** An issue as a candidate project, or why it cannot be one. What its text says comes before what its labels say. */
export function projectOf(
  issue: GithubIssue,
  id: string,
  labels: readonly string[],
): Project | { readonly refused: string } {
  const body = readBody((issue.body ?? '').replaceAll('\0', ''))
  if ('refused' in body) return body
  const effort = effortOf(body, labels)
  const project: Project = {
    id,
    title: shortTitle(issue.title) || 'Untitled issue',
    description: body.text === '' ? null : body.text.slice(0, LONGEST_DESCRIPTION).toWellFormed(),
    status: statusOf(issue),
    url: addressOf(issue),
    effort,
    effects: body.block.effects ?? [],
    dependsOn: [...new Set(body.block.dependsOn ?? [])],
  }
  if (project.dependsOn.includes(id)) return { refused: 'its leverage block has it depend on itself; take that out' }
  if (effort.length > 0) return project
  const team = teamOf(body, labels)
  const nobodyStated = { ...project, effortAssumed: true, effort: [{ team, low: 0, likely: 0, high: 0 }] }
  return withAssumedEffort([nobodyStated], DEFAULT_ASSUMPTIONS)[0] ?? nobodyStated
}

/** The issue's page, if it is one that a browser can open. */
export const addressOf = ({ html_url }: GithubIssue): string | null =>
  html_url && /^https?:/i.test(html_url) && URL.canParse(html_url) ? html_url : null

type Body = Extract<ReadBody, { readonly text: string }>

const teamOf = ({ block }: Body, labels: readonly string[]): string => block.team ?? named(labels, 'team') ?? NO_TEAM

/** Empty when neither text nor labels state it. */
function effortOf(body: Body, labels: readonly string[]): TeamEffort[] {
  const { effort, efforts } = body.block
  if (efforts) return Object.entries(efforts).map(([team, weeks]) => ({ team, ...weeks }))
  const weeks = effort ?? weeksOf(named(labels, 'effort'))
  return weeks === null ? [] : [{ team: teamOf(body, labels), ...weeks }]
}

/** Of a label such as effort:3w, effort:2-5w or effort:4d; null for anything else. */
function weeksOf(label: string | null) {
  const [, low, high = low, unit] = /^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?\s*([wd])$/i.exec(label ?? '') ?? []
  if (low === undefined || high === undefined) return null
  const [least, most] = [Number(low), Number(high)].map(
    (figure) => figure / (unit?.toLowerCase() === 'd' ? DAYS_IN_WEEK : 1),
  ) as [number, number]
  return least > 0 && most >= least ? { low: least, likely: (least + most) / 2, high: most } : null
}

/** Closed without a reason is done: GitHub has asked for one since 2022 only. */
function statusOf({ state, state_reason }: GithubIssue): ProjectStatus {
  if (state === 'open') return 'candidate'
  return state_reason === 'not_planned' || state_reason === 'duplicate' ? 'rejected' : 'shipped'
}
