import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import heading from '../../components/heading.module.css'
import { TroubleNotice, TroubleStrip } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { headline, subline } from './findings.ts'
import { FrameworksTable } from './frameworks-table.tsx'
import { Limits } from './limits.tsx'
import { MethodRecord } from './method-record.tsx'
import { backtestQuery, frameworksQuery, realisedQuery, sloForecastQuery } from './queries.ts'
import { RealisedChart } from './realised-chart.tsx'
import { Replay } from './replay.tsx'
import { Skeleton } from './skeleton.tsx'
import { SloChart } from './slo-chart.tsx'
import styles from './track.module.css'
import { Waiting } from './waiting.tsx'

/** Should we trust it? */
export function TrackPage() {
  const search = useSearch({ from: '/track' })
  const navigate = useNavigate({ from: '/track' })
  // The quick questions first: one thread answers all, and the replay takes seconds.
  const frameworks = useQuery(frameworksQuery(search))
  const slos = useQuery(sloForecastQuery(search))
  const realised = useQuery(realisedQuery(search))
  const backtest = useQuery(backtestQuery)
  const choose = (quarter: string) =>
    void navigate({ search: (before) => ({ ...before, quarter }), replace: true, resetScroll: false })
  const report = backtest.data
  const again = () => void backtest.refetch()
  return (
    <div className={styles.page}>
      {report && backtest.error && <TroubleStrip trouble={asTrouble(backtest.error)} onAgain={again} />}
      {report ? (
        <>
          <h1 className={heading.headline}>{headline(report)}</h1>
          <p className={heading.subline}>{subline(report)}</p>
          {report.quarters.length > 0 ? (
            <Replay report={report} quarter={search.quarter} onChoose={choose} />
          ) : (
            <p className={styles.sentence}>
              {report.words.join(' ')} This page follows by itself once there is enough.
            </p>
          )}
        </>
      ) : backtest.error ? (
        <TroubleNotice page trouble={asTrouble(backtest.error)} onAgain={again} />
      ) : (
        <div aria-busy="true">
          <h1 className={heading.headline}>Past quarters are being replayed</h1>
          <p className={heading.subline}>
            Each with the data known then. It takes a few seconds for a thousand incidents, and once for each version of
            the evidence.
          </p>
          <Skeleton />
        </div>
      )}
      <section className={styles.part} aria-label="Realised benefit">
        <Waiting query={realised}>{(data) => <RealisedChart report={data} />}</Waiting>
      </section>
      <section className={styles.part} aria-label="What follows from it">
        <div className={styles.pair}>
          <div className={styles.stack}>
            <Waiting query={slos}>{(data) => <SloChart report={data} />}</Waiting>
            {report && report.quarters.length > 0 && <Limits report={report} />}
          </div>
          <Waiting query={frameworks}>{(data) => <FrameworksTable report={data} />}</Waiting>
        </div>
      </section>
      <MethodRecord />
    </div>
  )
}
