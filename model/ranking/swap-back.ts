import { isCompeting, MECHANISMS, type Project } from '../evidence/project.ts'
import type { Loss } from '../loss/loss.ts'
import { instant } from '../quantity.ts'
import type { Evidence } from './evidence.ts'

/** What can have moved a project. Incidents with the burn beside them; age is what time alone does to the same incidents. */
export const MOVE_PARTS = [
  'incidents',
  'effects',
  'effort',
  'demand',
  'risks',
  'candidates',
  'lens',
  'settings',
  'age',
] as const
export type MovePart = (typeof MOVE_PARTS)[number]
/** Every part but the lens, which is no part of what a ranking is prepared from. */
export type EvidencePart = Exclude<MovePart, 'lens'>

/** The part of the evidence that people state, and that only a kept copy can tell of the past. */
export type Standing = Pick<Evidence, 'projects' | 'demand' | 'risks' | 'teams' | 'lenses' | 'assumptions'>

/**
 * The evidence of now with one part as it was then; null where that part is the same. For age, incidents of then are as
 * old as they were then: later by the time between, and those that came since stay where they are.
 */
export function swapBack(part: EvidencePart, now: Evidence, then: Evidence): Evidence | null {
  const back = swapped(part, now, then)
  return same(back, now, part) ? null : back
}

function swapped(part: EvidencePart, now: Evidence, then: Evidence): Evidence {
  const were = new Map(then.projects.map((project) => [project.id, project]))
  const withProjects = (change: (project: Project, was: Project) => Project): Evidence => ({
    ...now,
    projects: now.projects.map((project) => {
      const was = were.get(project.id)
      return was ? change(project, was) : project
    }),
  })
  switch (part) {
    case 'incidents':
      return { ...now, losses: then.losses, background: then.background }
    case 'effects':
      return withProjects((project, { effects }) => ({ ...project, effects }))
    case 'effort':
      return withProjects((project, { effort }) => ({ ...project, effort }))
    case 'demand':
      return { ...now, demand: then.demand }
    case 'risks':
      return { ...now, risks: then.risks }
    case 'candidates':
      return { ...now, projects: candidatesOf(now, then) }
    case 'settings':
      return { ...now, assumptions: then.assumptions, teams: then.teams }
    case 'age': {
      const between = now.asOf - then.asOf
      const later = (loss: Loss): Loss =>
        loss.startedAt >= then.asOf
          ? loss
          : { ...loss, startedAt: instant(loss.startedAt + between), endedAt: instant(loss.endedAt + between) }
      return { ...now, losses: now.losses.map(later) }
    }
  }
}

/** Those that competed then: as they are now where they still compete, as they were where they left. */
function candidatesOf(now: Evidence, then: Evidence): Project[] {
  const are = new Map(now.projects.filter(isCompeting).map((project) => [project.id, project]))
  return then.projects.filter(isCompeting).map((project) => are.get(project.id) ?? project)
}

/** Compares what the part replaces, and nothing else. */
function same(back: Evidence, now: Evidence, part: EvidencePart): boolean {
  switch (part) {
    case 'incidents':
      return alike(back.losses, now.losses) && alike(back.background, now.background)
    case 'candidates':
      return alike(competingIds(back), competingIds(now))
    case 'effects':
      return alike(back.projects.map(effectsText), now.projects.map(effectsText))
    case 'effort':
      return alike(back.projects.map(effortText), now.projects.map(effortText))
    case 'settings':
      return alike(back.teams, now.teams) && alike(sorted(back.assumptions), sorted(now.assumptions))
    case 'age':
      return back.losses.every(({ startedAt }, position) => startedAt === now.losses[position]?.startedAt)
    default:
      return alike(back[part], now[part])
  }
}

const alike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
const sorted = (record: object) => Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1))
const competingIds = ({ projects }: Evidence) =>
  projects
    .filter(isCompeting)
    .map(({ id }) => id)
    .sort()

/** Effects as text that is the same for the same effects, in whatever order a store gives their fields. */
export const effectsText = ({ effects }: Pick<Project, 'effects'>): string =>
  JSON.stringify(
    effects.map((effect) => [
      sorted(effect).filter(([name, value]) => value !== undefined && !isMechanism(name)),
      MECHANISMS.map((mechanism) => estimateText(effect[mechanism])),
    ]),
  )
/** What a project costs as a text that is equal only where all its estimates are. */
export const effortText = ({ effort }: Pick<Project, 'effort'>): string =>
  JSON.stringify(effort.map((team) => [team.team, estimateText(team)]))

const isMechanism = (name: string): boolean => MECHANISMS.some((mechanism) => mechanism === name)
const estimateText = (estimate: { low: number; likely: number; high: number } | undefined) =>
  estimate ? [estimate.low, estimate.likely, estimate.high] : null
