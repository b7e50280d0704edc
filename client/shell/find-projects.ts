import type { RankingReport } from '../../model/contract/ranking.ts'
import { listShort } from '../../model/format.ts'
import type { Frame } from '../worker/protocol.ts'

export interface Found {
  /** Null: a project that is yet to be made. */
  readonly id: string | null
  readonly title: string
  readonly detail: string
}

const MOST = 8

/** What the search can do beside finding: start a project. */
const NEW_PROJECT: Found = { id: null, title: 'New project', detail: 'n' }

/** Whether the words lead to starting a project. */
export const startsNew = (text: string): readonly Found[] =>
  text.trim() !== '' && NEW_PROJECT.title.toLowerCase().includes(text.trim().toLowerCase()) ? [NEW_PROJECT] : []

/** The first projects in which every word of `text` occurs: those with all in the title first, then by team and services; each in rank order. */
export function findProjects(text: string, frame: Frame, report: RankingReport | null): readonly Found[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const teams = new Map(frame.teams.map(({ id, title }) => [id, title]))
  const services = new Map(frame.services.map(({ id, title }) => [id, title]))
  const ranked = new Map(report?.projects.map((project) => [project.id, project]))
  const rankOf = (id: string) => ranked.get(id)?.rank ?? Number.MAX_SAFE_INTEGER
  const inTitle = (title: string) => (words.every((word) => title.toLowerCase().includes(word)) ? 0 : 1)
  return frame.projects
    .map((project) => {
      const owner = project.effort[0]?.team ?? ''
      const selected = project.effects.flatMap((effect) => effect.services ?? [])
      const touched = (ranked.get(project.id)?.services ?? [...new Set(selected)]).map((id) => services.get(id) ?? id)
      return { id: project.id, title: project.title, team: teams.get(owner) ?? owner, touched }
    })
    .filter(({ title, team, touched }) => {
      const haystack = [title, team, ...touched].join('\n').toLowerCase()
      return words.every((word) => haystack.includes(word))
    })
    .sort((left, right) => inTitle(left.title) - inTitle(right.title) || rankOf(left.id) - rankOf(right.id))
    .slice(0, MOST)
    .map(({ id, title, team, touched }) => ({ id, title, detail: listShort([team, ...touched], 2) }))
}
