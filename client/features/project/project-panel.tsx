import { Link, useSearch } from '@tanstack/react-router'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { projectSentence } from '../../../model/ranking/project-sentence.ts'
import { Button } from '../../components/button.tsx'
import { useCloseProject } from '../../lib/use-close-project.ts'
import { useNarrow } from '../../lib/use-media.ts'
import { useRanking } from '../../worker/use-ranking.ts'
import { Effects } from './effects.tsx'
import { EvidenceRows } from './evidence-rows.tsx'
import { KeyFigures } from './key-figures.tsx'
import { effortTitle, LossToValue, valueParts } from './loss-to-value.tsx'
import { Neighbours } from './neighbours.tsx'
import styles from './panel.module.css'

/** Why this rank, and is it true? Open while the address names a project. */
export function ProjectPanel() {
  const { project: id, asOf } = useSearch({ from: '/ranking' })
  const { frame, report } = useRanking()
  const narrow = useNarrow()
  const element = useRef<HTMLElement>(null)

  const closeProject = useCloseProject()

  useEffect(() => {
    element.current?.focus({ preventScroll: true })
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project is read from its top
  useEffect(() => {
    element.current?.scrollTo({ top: 0 })
  }, [id])
  useEffect(() => {
    if (!narrow) return
    document.documentElement.style.overflow = 'hidden'
    return () => {
      document.documentElement.style.overflow = ''
    }
  }, [narrow])

  const ranked = report?.projects.find((project) => project.id === id)
  const project = frame?.projects.find((candidate) => candidate.id === id)
  return (
    <Panel ref={element} modal={narrow} title={project?.title ?? 'Project'}>
      <div className={styles.inner}>
        <div className={styles.top}>
          <span>{ranked && report ? `Project, ${ranked.rank} of ${report.projects.length}` : 'Project'}</span>
          <span className={styles.topActions}>
            {id && project && (
              <Link
                to="/ranking/compare"
                search={({ lens, weights, asOf: of, one }) => ({ lens, weights, asOf: of, one: one ?? id })}
              >
                Compare
              </Link>
            )}
            {id && project && (
              <Link
                to="/projects/$id"
                params={{ id }}
                search={({ lens, weights, asOf: of }) => ({ lens, weights, asOf: of })}
              >
                Open
              </Link>
            )}
            <Button onClick={() => closeProject(id)}>Close</Button>
          </span>
        </div>
        {frame && report && !(ranked && project) && (
          <p>
            {project
              ? `“${project.title}” is ${project.status} and not ranked.`
              : `There is no project “${id}” in this ranking.`}
          </p>
        )}
        {!report && <div className={styles.placeholder} />}
        {frame && report && ranked && project && (
          <>
            <h2 className={styles.sentence}>{projectSentence(ranked, report)}</h2>
            <Neighbours ranked={ranked} report={report} />
            {project.description && <p className={styles.description}>{project.description}</p>}
            {project.url && (
              <p className={styles.description}>
                <a href={project.url} target="_blank" rel="noreferrer">
                  {project.url.replace(/^https?:\/\//, '')}
                </a>
              </p>
            )}
            <KeyFigures project={project} ranked={ranked} report={report} frame={frame} />
            <Effects project={project} frame={frame} />
            <LossToValue
              parts={valueParts(ranked, report)}
              value={ranked.value.mean}
              effort={{ title: effortTitle(project.effort), mean: ranked.effort.mean }}
              leverage={ranked.leverage.mean}
              currency={report.currency}
            />
            <EvidenceRows key={project.id} project={project.id} asOf={asOf} version={frame.version} />
          </>
        )}
      </div>
    </Panel>
  )
}

interface PanelProps {
  readonly ref: RefObject<HTMLElement | null>
  readonly modal: boolean
  readonly title: string
  readonly children: ReactNode
}

/** Beside the ranking where there is room, above it where there is not. */
function Panel({ ref, modal, title, children }: PanelProps) {
  if (!modal) {
    return (
      <aside ref={ref} className={styles.panel} tabIndex={-1} aria-label={title}>
        {children}
      </aside>
    )
  }
  return (
    <section ref={ref} className={styles.panel} tabIndex={-1} role="dialog" aria-modal="true" aria-label={title}>
      {children}
    </section>
  )
}
