import { MECHANISMS, type Project } from '../../../model/evidence/project.ts'
import { list } from '../../../model/format.ts'
import { mechanismWords } from '../../../model/insight/words.ts'
import { type Statement, shareText } from '../../components/effects-editor/project-form.ts'
import { selectorTags, type Titles } from '../../components/effects-editor/words.ts'

/** Titles of everything that a statement names by id. */
export interface StatementTitles extends Titles {
  team(id: string): string
  project(id: string): string
}

/** One part of what is stated of a project, in words. */
export interface StatementLine {
  readonly title: string
  readonly text: string
}

/** A statement, with where the project stands where that is stated too. */
type StatedProject = Statement & Partial<Pick<Project, 'status' | 'shippedAt'>>

/** What is stated of a project, part by part. */
export function statementLines(
  { effects, effort, dependsOn, status, shippedAt = null }: StatedProject,
  titles: StatementTitles,
): StatementLine[] {
  const ofEffect = (position: number) => (effects.length > 1 ? `Effect ${position + 1}, ` : '')
  return [
    ...(status ? [{ title: 'status', text: shippedAt ? `${status} on ${shippedAt.slice(0, 10)}` : status }] : []),
    ...effects.flatMap((effect, position) => [
      { title: `${ofEffect(position)}applies to`, text: selectorTags(effect, titles).join(', ') },
      ...MECHANISMS.flatMap((mechanism) => {
        const estimate = effect[mechanism]
        if (!estimate) return []
        const { low, likely, high } = estimate
        const text = `${shareText(low)}, ${shareText(likely)}, ${shareText(high)}`
        return [{ title: `${ofEffect(position)}${mechanismWords(mechanism, effect).toLowerCase()}`, text }]
      }),
    ]),
    ...effort.map(({ team, low, likely, high }) => ({
      title: `weeks of ${titles.team(team)}`,
      text: `${low}, ${likely}, ${high}`,
    })),
    { title: 'needs', text: dependsOn.length > 0 ? list(dependsOn.map(titles.project)) : 'nothing' },
  ]
}

export interface Difference {
  readonly title: string
  /** Null where this side states nothing of it. */
  readonly mine: string | null
  readonly theirs: string | null
}

/** The parts in which two statements differ. */
export function differences(mine: StatedProject, theirs: StatedProject, titles: StatementTitles): Difference[] {
  const [own, other] = [mine, theirs].map(
    (statement) => new Map(statementLines(statement, titles).map(({ title, text }) => [title, text])),
  ) as [Map<string, string>, Map<string, string>]
  return [...new Set([...own.keys(), ...other.keys()])]
    .map((title) => ({ title, mine: own.get(title) ?? null, theirs: other.get(title) ?? null }))
    .filter((difference) => difference.mine !== difference.theirs)
}
