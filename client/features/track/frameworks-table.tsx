import type { FrameworksReport } from '../../../model/contract/frameworks.ts'
import { leverage, percent, weeks } from '../../../model/format.ts'
import { FRAMEWORKS } from '../../../model/insight/frameworks/compare-frameworks.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { aheadWords, FRAMEWORK_TITLES, frameworksTitle } from './findings.ts'
import tables from './tables.module.css'
import styles from './track.module.css'

const MOST = 20

type Fill = NonNullable<FrameworksReport['fills']>[number]
const FIGURES: readonly { readonly title: string; readonly of: (fill: Fill) => string }[] = [
  { title: 'Weeks spent', of: (fill) => weeks(fill.weeks) },
  { title: 'of them below our cut line', of: (fill) => weeks(fill.weeksElsewhere) },
  { title: '% of all pain removed, overlaps once', of: (fill) => percent(fill.value).replace('%', '') },
  { title: '% removed a week', of: (fill) => (fill.weeks > 0 ? leverage(fill.value / fill.weeks) : '') },
]

/** The published frameworks over the same evidence: each candidate's rank, and where the weeks would go. */
export function FrameworksTable({ report }: { readonly report: FrameworksReport }) {
  const { projects, fills } = report
  const sheets = projects.filter(({ scores }) => scores.rice.origin === 'sheet').length
  const fillOf = (framework: (typeof FRAMEWORKS)[number]) => fills?.find((fill) => fill.framework === framework)
  const ahead = aheadWords(report)
  return (
    <ChartFrame
      title={frameworksTitle(report)}
      caption={`Rank of each candidate; bold fits into the weeks that there are, underlined is far from our rank.${sheets > 0 ? ` RICE of ${sheets} as somebody filled its sheet, all else from the evidence.` : ' All from the evidence.'} Measured by Leverage’s own figures: it shows where orders differ, not who is right`}
      file="frameworks"
      isPicture={false}
      data={{
        columns: [
          { title: 'Project', name: 'project' },
          ...FRAMEWORKS.map((framework) => ({
            title: FRAMEWORK_TITLES[framework],
            name: `${framework}_rank`,
            write: String,
          })),
          ...FRAMEWORKS.map((framework) => ({
            title: `${FRAMEWORK_TITLES[framework]} score`,
            name: `${framework}_score`,
            write: (value: number) => String(Number(value.toPrecision(3))),
          })),
        ],
        rows: projects.map(({ title, scores }) => [
          title,
          ...FRAMEWORKS.map((framework) => scores[framework].rank),
          ...FRAMEWORKS.map((framework) => scores[framework].score),
        ]),
      }}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={tables.scroll} tabIndex={0} aria-label="Ranks by framework">
        <table className={tables.ranks}>
          <thead>
            <tr>
              <th scope="col">Project</th>
              {FRAMEWORKS.map((framework) => (
                <th key={framework} scope="col">
                  {FRAMEWORK_TITLES[framework]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="number">
            {projects.slice(0, MOST).map(({ id, title, scores }) => (
              <tr key={id}>
                <th scope="row">{title}</th>
                {FRAMEWORKS.map((framework) => {
                  const { rank } = scores[framework]
                  const fits = rank <= (fillOf(framework)?.taken ?? 0)
                  const far = Math.abs(rank - scores.leverage.rank) >= Math.max(3, projects.length / 3)
                  return (
                    <td key={framework} data-fits={fits} data-far={far}>
                      {rank}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
          {fills && (
            <tfoot className="number">
              {FIGURES.map(({ title, of }) => (
                <tr key={title}>
                  <th scope="row">{title}</th>
                  {FRAMEWORKS.map((framework) => {
                    const fill = fillOf(framework)
                    return <td key={framework}>{fill ? of(fill) : ''}</td>
                  })}
                </tr>
              ))}
            </tfoot>
          )}
        </table>
      </section>
      {projects.length > MOST && (
        <p className={styles.quiet}>
          The first {MOST} of {projects.length}; the table has all.
        </p>
      )}
      {ahead && <p className={styles.quiet}>{ahead}</p>}
    </ChartFrame>
  )
}
