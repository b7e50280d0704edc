import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { IncidentTrace } from '../../../model/contract/incident-trace.ts'
import { count, percent } from '../../../model/format.ts'
import type { Examination } from '../../../model/insight/examine.ts'
import { incidentCourse } from '../../../model/insight/incident-course.ts'
import type { ReachedIncident } from '../../../model/insight/reach.ts'
import { Course } from '../../charts/course/course.tsx'
import { Button } from '../../components/button.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { day, dayAndMonth, hourAndMinute } from '../../lib/date.ts'
import { asTrouble } from '../../lib/problem.ts'
import styles from './course-chart.module.css'
import { courseTitle } from './findings.ts'
import part from './part.module.css'
import { traceQuery } from './queries.ts'

interface CourseChartProps {
  readonly examination: Examination
  readonly serviceTitle: (id: string) => string
  readonly asOf: string | undefined
  readonly version: string
}

/** One incident after another: how it went, and how it would have gone with the project. */
export function CourseChart({ examination, serviceTitle, asOf, version }: CourseChartProps) {
  const { incidents, touched } = examination
  const [chosen, setChosen] = useState<Pick<ReachedIncident, 'incident' | 'service'> | null>(null)
  const found = incidents.findIndex(
    ({ incident, service }) => incident === chosen?.incident && service === chosen.service,
  )
  const position = Math.max(0, found)
  const reached = incidents[position]
  if (!reached) {
    return (
      <section>
        <h2 className={part.heading}>It touches no recorded incident</h2>
        <p className={part.caption}>So there is none whose course it would have changed</p>
      </section>
    )
  }
  const go = (by: number) => setChosen(incidents[position + by] ?? null)
  return (
    <div className={styles.course}>
      <TracedCourse reached={reached} serviceTitle={serviceTitle} asOf={asOf} version={version} />
      <p className={styles.steps}>
        <span>
          Incident {count(position + 1)} of {count(touched)} in scope, most avoided first.
        </span>
        <Button kind="link" disabled={position === 0} onClick={() => go(-1)}>
          Previous
        </Button>
        <Button kind="link" disabled={position + 1 >= incidents.length} onClick={() => go(1)}>
          Next
        </Button>
      </p>
    </div>
  )
}

interface TracedProps extends Pick<CourseChartProps, 'serviceTitle' | 'asOf' | 'version'> {
  readonly reached: ReachedIncident
}

function TracedCourse({ reached, serviceTitle, asOf, version }: TracedProps) {
  const query = traceQuery(reached.incident, reached.service, asOf, version)
  const { data, error, refetch } = useQuery({ ...query, placeholderData: (before) => before })
  if (error) return <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />
  if (!data) return <div className={part.waiting} aria-busy="true" />
  return <Traced trace={data} reached={reached} title={serviceTitle(data.service)} />
}

const at = (text: string): number => Date.parse(text)
const atOrNull = (text: string | null): number | null => (text === null ? null : at(text))

function Traced({
  trace,
  reached,
  title,
}: {
  readonly trace: IncidentTrace
  readonly reached: ReachedIncident
  readonly title: string
}) {
  const moments = { startedAt: at(trace.startedAt), detectedAt: atOrNull(trace.detectedAt), endedAt: at(trace.endedAt) }
  const steps = trace.steps.map(({ from, to, share }) => ({ from: at(from), to: at(to), share }))
  const course = incidentCourse(steps, moments, trace.detectionShare, reached.reductions)
  const isLong = moments.endedAt - moments.startedAt > 36 * 3_600_000
  const finding = courseTitle(course, day(trace.startedAt))
  const rarer = reached.reductions.frequency
  return (
    <>
      <ChartFrame
        title={finding}
        caption={`Share of ${title} customers failing, ${trace.provenance}, UTC${
          rarer > 0 ? `; ${percent(rarer, 0)} of such would not have begun` : ''
        }`}
        file={`course-${trace.incident.replaceAll('/', '-')}`}
        data={{
          columns: [
            { title: 'Course', name: 'course' },
            { title: 'From', name: 'from' },
            { title: 'To', name: 'to' },
            { title: 'Share failing', name: 'share_failing', write: (share) => percent(share) },
          ],
          rows: [
            ...course.without.map((step) => ['as it was', ...cells(step)]),
            ...course.withProject.map((step) => ['with the project', ...cells(step)]),
          ],
        }}
        legend={
          <>
            <span>
              <i className={styles.avoidedSwatch} /> would have been avoided
            </span>
            <span>
              <i className={styles.lossSwatch} /> still lost
            </span>
          </>
        }
      >
        <Course
          label={finding}
          without={course.without}
          withProject={course.withProject}
          moments={[
            { title: 'started', at: moments.startedAt },
            ...(moments.detectedAt === null ? [] : [{ title: 'detected', at: moments.detectedAt }]),
            {
              title: trace.mitigatedAt ? 'mitigated' : trace.resolvedAt ? 'resolved' : 'counted to',
              at: moments.endedAt,
            },
          ]}
          writeTime={isLong ? dayAndMonth : hourAndMinute}
        />
      </ChartFrame>
      <p className={part.caption}>
        {trace.url ? (
          <a href={trace.url} target="_blank" rel="noreferrer">
            {trace.title}
          </a>
        ) : (
          trace.title
        )}
      </p>
    </>
  )
}

const cells = ({ from, to, share }: { readonly from: number; readonly to: number; readonly share: number }) => [
  new Date(from).toISOString(),
  new Date(to).toISOString(),
  share,
]
