import type { RankingReport } from '../../../model/contract/ranking.ts'
import { listShort } from '../../../model/format.ts'
import type { Frame } from '../../../model/ranking/frame.ts'
import { PLACES, type Place, type Shortcut } from '../../lib/shortcuts.ts'

/** Something that the palette leads to. */
export type Target =
  | { readonly kind: 'shortcut'; readonly shortcut: Shortcut }
  | { readonly kind: 'project'; readonly id: string }
  | { readonly kind: 'service'; readonly id: string }
  | { readonly kind: 'incidents'; readonly words: string }

export interface Entry {
  readonly title: string
  readonly detail: string
  readonly target: Target
}

/** Entries that stand together under one title, in the order in which they are shown. */
export interface EntryGroup {
  readonly title: Place | 'Projects' | 'Services' | 'Evidence'
  readonly entries: readonly Entry[]
}

/** The most projects, and the most services, that are shown at once. */
const MOST = 8

/**
 * What every word of `text` occurs in: what can be done now, then projects, services and the search of incidents.
 * Without words it is what can be done. What has the words in its title comes before what has them elsewhere.
 */
export function findEntries(
  text: string,
  shortcuts: readonly Shortcut[],
  frame: Frame | null,
  report: RankingReport | null,
): readonly EntryGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const things: readonly EntryGroup[] =
    words.length === 0
      ? []
      : [
          { title: 'Projects', entries: frame ? findProjects(words, frame, report) : [] },
          { title: 'Services', entries: frame ? findServices(words, frame) : [] },
        ]
  const doing = PLACES.map((title) => ({ title, entries: findShortcuts(words, title, shortcuts) }))
  const search: EntryGroup = {
    title: 'Evidence',
    entries: [
      { title: `Incidents with “${text.trim()}”`, detail: 'search', target: { kind: 'incidents', words: text.trim() } },
    ],
  }
  return [...things, ...doing, ...(words.length === 0 ? [] : [search])].filter(({ entries }) => entries.length > 0)
}

const has = (words: readonly string[], text: string): boolean => {
  const folded = text.toLowerCase()
  return words.every((word) => folded.includes(word))
}

const findShortcuts = (words: readonly string[], place: Place, shortcuts: readonly Shortcut[]): Entry[] =>
  shortcuts
    .filter(({ title, place: own = 'On this screen', byKeyOnly }) => own === place && !byKeyOnly && has(words, title))
    .map((shortcut) => ({ title: shortcut.title, detail: '', target: { kind: 'shortcut', shortcut } }))

function findProjects(words: readonly string[], frame: Frame, report: RankingReport | null): Entry[] {
  const teams = new Map(frame.teams.map(({ id, title }) => [id, title]))
  const services = new Map(frame.services.map(({ id, title }) => [id, title]))
  const ranked = new Map(report?.projects.map((project) => [project.id, project]))
  const rankOf = (id: string) => ranked.get(id)?.rank ?? Number.MAX_SAFE_INTEGER
  const inTitle = (title: string) => (has(words, title) ? 0 : 1)
  return frame.projects
    .map((project) => {
      const owner = project.effort[0]?.team ?? ''
      const selected = project.effects.flatMap((effect) => effect.services ?? [])
      const touched = (ranked.get(project.id)?.services ?? [...new Set(selected)]).map((id) => services.get(id) ?? id)
      return { id: project.id, title: project.title, team: teams.get(owner) ?? owner, touched }
    })
    .filter(({ title, team, touched }) => has(words, [title, team, ...touched].join('\n')))
    .sort((left, right) => inTitle(left.title) - inTitle(right.title) || rankOf(left.id) - rankOf(right.id))
    .slice(0, MOST)
    .map(({ id, title, team, touched }) => ({
      title,
      detail: listShort([team, ...touched], 2),
      target: { kind: 'project', id },
    }))
}

const findServices = (words: readonly string[], { services }: Frame): Entry[] =>
  services
    .filter(({ id, title }) => has(words, `${title}\n${id}`))
    .slice(0, MOST)
    .map(({ id, title }) => ({ title, detail: 'its incidents', target: { kind: 'service', id } }))
