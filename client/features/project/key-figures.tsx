import type { RankedProject, RankingReport } from '../../../model/contract/ranking.ts'
import type { Project } from '../../../model/evidence/project.ts'
import { chance, leverage, list, weeks, weeksShort } from '../../../model/format.ts'
import type { Frame } from '../../../model/ranking/frame.ts'
import { ProvenanceBar, provenanceText } from '../../charts/bars.tsx'
import styles from './panel.module.css'

interface FiguresProps {
  readonly project: Project
  readonly ranked: RankedProject
  readonly report: RankingReport
  readonly frame: Frame
  /** In one line, where a whole page has room for it. */
  readonly inLine?: boolean
}

/** The figures that one asks for first, each with what it is measured against. */
export function KeyFigures({ project, ranked, report, frame, inLine = false }: FiguresProps) {
  const teamTitle = (id: string) => frame.teams.find((team) => team.id === id)?.title ?? id
  const needs = project.dependsOn.map((id) => frame.projects.find((other) => other.id === id)?.title ?? id)
  const owner = frame.teams.find(({ id }) => id === ranked.team)
  return (
    <dl className={`${styles.figures} ${inLine ? styles.inLine : ''}`}>
      <Figure
        title="Leverage, % a week"
        note={`P10 ${leverage(ranked.leverage.p10)}, P90 ${leverage(ranked.leverage.p90)}`}
      >
        {leverage(ranked.leverage.mean)}
      </Figure>
      {ranked.pAboveLine === null ? (
        <Figure title={`Chance in first ${report.k}`} note="no team has a capacity">
          {chance(ranked.pTop)}
        </Figure>
      ) : (
        <Figure title="Chance above cut" note={ranked.aboveLine ? 'above it now' : 'below it now'}>
          {chance(ranked.pAboveLine)}
        </Figure>
      )}
      <Figure title="Chance to be first" note={`of ${report.projects.length} projects`}>
        {chance(ranked.pFirst)}
      </Figure>
      <Figure title="Effort, weeks" note={`${ranked.effort.low} to ${ranked.effort.high}`}>
        {weeks(ranked.effort.mean)}
      </Figure>
      <Figure
        title={ranked.effort.teams.length > 1 ? 'Teams' : 'Team'}
        note={capacityNote(ranked, owner?.capacity ?? null)}
      >
        {list(ranked.effort.teams.map(({ team }) => teamTitle(team)))}
      </Figure>
      <Figure title="Needs" note={needs.length > 0 ? 'to be done before' : ''}>
        {needs.length > 0 ? list(needs) : 'nothing'}
      </Figure>
      <div className={styles.wide}>
        <dt>How its value is known</dt>
        <dd>
          <ProvenanceBar shares={ranked.provenance} /> {provenanceText(ranked.provenance)}
        </dd>
      </div>
    </dl>
  )
}

/** A line counts all weeks together; the owner's own may not be enough. */
function capacityNote({ effort, team }: RankedProject, capacity: number | null): string {
  if (effort.teams.length > 1) return effort.teams.map((part) => `${part.team} ${weeks(part.mean)}`).join(', ')
  if (capacity === null) return 'capacity not stated'
  const needed = effort.teams.find((part) => part.team === team)?.mean ?? 0
  return needed > capacity ? `has ${weeksShort(capacity)} weeks, too few` : `has ${weeksShort(capacity)} weeks`
}

function Figure({
  title,
  note,
  children,
}: {
  readonly title: string
  readonly note: string
  readonly children: string
}) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <strong className={/\d/.test(children) ? 'number' : ''} title={children}>
          {children}
        </strong>
        {note}
      </dd>
    </div>
  )
}
