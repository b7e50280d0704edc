import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { isCompeting } from '../../../model/evidence/project.ts'
import { Locked } from '../../components/allowed.tsx'
import { EstimatesPanel } from '../../components/estimates/estimates-panel.tsx'
import { TroubleNotice, TroubleStrip } from '../../components/trouble.tsx'
import { useMay } from '../../lib/use-visitor.ts'
import { Comments } from './comments.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { CourseChart } from './course-chart.tsx'
import { Dependencies } from './dependencies.tsx'
import { EditorSection } from './editor-section.tsx'
import { EvidenceRows } from './evidence-rows.tsx'
import { HistoryChart } from './history-chart.tsx'
import { IssueLink } from './issue-link.tsx'
import { KeyFigures } from './key-figures.tsx'
import { Lead } from './lead.tsx'
import { LinkedIssues } from './linked-issues.tsx'
import { effortTitle, LossToValue } from './loss-to-value.tsx'
import { Neighbours } from './neighbours.tsx'
import styles from './page.module.css'
import { historyQuery, insightQuery } from './queries.ts'
import { Refining } from './refining.tsx'
import { RowsDrawer } from './rows-drawer.tsx'
import { SaveBar } from './save-bar.tsx'
import { StatusEditor } from './status-editor.tsx'
import { TornadoChart } from './tornado-chart.tsx'
import { useCatalogue } from './use-catalogue.ts'
import { useDraft } from './use-draft.ts'
import { useExamination, useProject } from './use-project.ts'
import { WaterfallChart } from './waterfall-chart.tsx'
import { pageSentence, unrankedSentence } from './words.ts'

/** Why this rank, and is it true? A page of its own for one project; another project is another page. */
export function ProjectPage() {
  const view = useProject()
  return <OneProject key={view.id} view={view} />
}

function OneProject({ view }: { readonly view: ReturnType<typeof useProject> }) {
  const { id, search, project, frame, trouble, again } = view
  const draft = useDraft(id)
  const mayDecide = useMay('projects:write')
  const { isDraft, known, examination, report } = useExamination(id, project, draft.statement)
  const { catalogue, titles } = useCatalogue(frame)
  const [bar, setBar] = useState<string | null>(null)
  const version = frame?.version ?? ''
  // What has just been shipped is examined a moment longer than the server ranks it.
  const isRanked = examination?.before != null && project !== null && isCompeting(project)
  const { data: kept } = useQuery({ ...insightQuery(id, search, version), enabled: isRanked })
  const { data: history } = useQuery({ ...historyQuery(id, search, version), enabled: isRanked })
  const stated = useMemo(
    () => (project && draft.statement ? { ...project, ...draft.statement } : project),
    [project, draft.statement],
  )
  if (trouble && !frame) {
    return (
      <div className={styles.page}>
        <TroubleNotice page trouble={trouble} onAgain={again} />
      </div>
    )
  }
  if (!frame || !known) return <Skeleton />
  if (!project || !stated) {
    return (
      <div className={styles.page}>
        <h1 className={styles.headline}>There is no project “{id}” in this ranking</h1>
        <p className={styles.description}>
          It may have been taken away, or its id be mistyped. <Link to="/ranking">Go to the ranking</Link>
        </p>
      </div>
    )
  }
  const insight = examination?.insight ?? null
  const ranked = report?.projects.find((other) => other.id === id)
  const conflict = draft.saving.state === 'conflict' ? draft.saving.theirs.value : null
  const restated = draft.saving.state === 'conflict' ? draft.saving.restated : {}
  return (
    <div className={styles.page}>
      {trouble && <TroubleStrip trouble={trouble} onAgain={again} />}
      <h1 className={`${styles.headline} ${report ? '' : styles.headlineToCome}`}>
        {insight ? pageSentence(insight, report) : unrankedSentence(project)}
      </h1>
      <p className={styles.description}>
        {project.description}{' '}
        {project.url && (
          <a href={project.url} target="_blank" rel="noreferrer">
            {project.url.replace(/^https?:\/\//, '')}
          </a>
        )}
      </p>
      <Locked scope="projects:write">
        <StatusEditor project={project} draft={draft} />
      </Locked>
      <div className={styles.neighbours}>
        {ranked && report && <Neighbours ranked={ranked} report={report} onPage />}
      </div>
      <div className={styles.figures}>
        {examination && ranked && report && (
          <KeyFigures project={stated} ranked={ranked} report={report} frame={frame} inLine />
        )}
      </div>
      {examination && insight && (
        <div className={styles.proof}>
          <WaterfallChart insight={insight} onOpen={setBar} />
          <CourseChart examination={examination} serviceTitle={titles.service} asOf={search.asOf} version={version} />
        </div>
      )}
      <div className={styles.columns}>
        <div className={styles.stack}>
          <EditorSection draft={draft} examination={examination} catalogue={catalogue} />
          <EstimatesPanel project={id} />
        </div>
        {insight && (
          <div className={styles.stack}>
            <TornadoChart insight={insight} />
            <Refining insight={insight} />
            <Lead insight={insight} />
          </div>
        )}
        <div className={styles.stack}>
          {insight && (
            <LossToValue
              parts={insight.parts}
              value={insight.value}
              effort={{ title: effortTitle(stated.effort), mean: insight.effort }}
              leverage={insight.leverage}
              currency={insight.currency}
            />
          )}
          {kept && <LinkedIssues insight={kept} />}
          <IssueLink project={id} />
          <Dependencies
            project={project}
            projects={frame.projects}
            report={report}
            needs={draft.form?.dependsOn ?? project.dependsOn}
            onChange={
              draft.form && mayDecide ? (dependsOn) => draft.form && draft.change({ ...draft.form, dependsOn }) : null
            }
          />
        </div>
      </div>
      <div className={styles.talk}>
        {history && <HistoryChart history={history} />}
        <Comments project={id} />
      </div>
      {isRanked && (
        <div className={styles.evidence}>
          <EvidenceRows project={id} asOf={search.asOf} version={version} />
        </div>
      )}
      <SaveBar
        isDirty={draft.isDirty}
        canSave={draft.statement !== null}
        saving={draft.saving}
        examination={examination}
        onSave={draft.save}
        onDiscard={draft.discard}
        onUndo={draft.undo}
      />
      <RowsDrawer
        id={id}
        bar={bar}
        search={search}
        version={version}
        isDraft={isDraft}
        serviceTitle={titles.service}
        onClose={() => setBar(null)}
      />
      <ConflictDialog
        versions={
          conflict && draft.statement
            ? { mine: { ...conflict, ...draft.statement, ...restated }, theirs: conflict }
            : null
        }
        titles={titles}
        onKeepMine={draft.keepMine}
        onTakeTheirs={draft.takeTheirs}
        onClose={draft.putOff}
      />
    </div>
  )
}

/** Keeps the page's shape while evidence is being computed. */
function Skeleton() {
  return (
    <div className={styles.page} aria-busy="true">
      <p className={`${styles.headline} ${styles.headlineToCome}`}>
        <span className={styles.block} />
      </p>
      <div className={styles.figures} />
      <div className={styles.proof} style={{ minHeight: 340 }} />
    </div>
  )
}
