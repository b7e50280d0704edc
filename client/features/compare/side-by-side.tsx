import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ComparedProject, Comparison } from '../../../model/contract/comparison.ts'
import { DIMENSIONS } from '../../../model/evidence/lens.ts'
import { chance, count, counted, leverage, percent, sentence, weeks } from '../../../model/format.ts'
import { ProvenanceBar, provenanceText } from '../../charts/bars.tsx'
import { AxisLabels, EffortMark, GridLines, Interval } from '../../charts/interval.tsx'
import { halvesTo, type Scale, scaleTo } from '../../charts/scale.ts'
import styles from './compare.module.css'

interface SideProps {
  readonly report: Comparison
  readonly teamTitle: (id: string) => string
}

/** What differs, figure by figure, both on the same scales. */
export function SideBySide({ report, teamTitle }: SideProps) {
  const { first, second } = report
  const both = [first, second] as const
  const leverageScale = scaleTo(Math.max(...both.map((project) => project.leverage.p90)) * 102, 4)
  const valueScale = scaleTo(Math.max(...both.map(({ value }) => value.p90)) * 102, 4)
  const effortScale = halvesTo(Math.max(...both.map(({ effort }) => effort.high)))
  return (
    <table className={styles.side} aria-label="Side by side">
      <thead>
        <tr>
          <td />
          {both.map(({ id, title, rank, team }) => (
            <th key={id} scope="col">
              <Link to="/projects/$id" params={{ id }} search={({ lens, weights, asOf }) => ({ lens, weights, asOf })}>
                {title}
              </Link>
              <small>
                Rank {rank}, {teamTitle(team)}
              </small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Row title="Leverage" note="% of all pain a week, P10 to P90" both={both} scale={leverageScale}>
          {(project) => (
            <Drawn figure={leverage(project.leverage.mean)} scale={leverageScale}>
              <Interval scale={leverageScale} {...hundredfold(project.leverage)} ring={project.aboveLine === false} />
            </Drawn>
          )}
        </Row>
        <Row title="Value" note="% of all pain, P10 to P90" both={both} scale={valueScale}>
          {(project) => (
            <Drawn figure={percent(project.value.mean)} scale={valueScale}>
              <Interval scale={valueScale} {...hundredfold(project.value)} ring={project.aboveLine === false} />
            </Drawn>
          )}
        </Row>
        <Row title="Effort" note="engineer-weeks: low, likely, high" both={both} scale={effortScale}>
          {({ effort }) => (
            <Drawn figure={weeks(effort.mean)} scale={effortScale}>
              <EffortMark scale={effortScale} {...effort} />
            </Drawn>
          )}
        </Row>
        <Row title="Reach" note="what it touches, whatever it does to it" both={both}>
          {({ reach }) => `${percent(reach.pain)} of all pain, ${counted(reach.incidents, 'incident')}`}
        </Row>
        <Row title="Effect" note="how much of its reach it removes" both={both}>
          {({ reach, value }) =>
            reach.pain > 0 ? `${percent(value.mean / reach.pain, 0)} of what it reaches` : 'nothing'
          }
        </Row>
        {DIMENSIONS.map((dimension) => (
          <Row key={dimension} title={sentence(dimension)} note="adds to value" both={both}>
            {({ parts }) => partText(parts.find((part) => part.dimension === dimension))}
          </Row>
        ))}
        <Row title="Confidence" note="how its value is known" both={both}>
          {({ provenance }) => (
            <>
              <ProvenanceBar shares={provenance} /> {provenanceText(provenance)}
            </>
          )}
        </Row>
        <Row title="Chance above the cut" note={cutNote(first)} both={both}>
          {({ pAboveLine }) => (pAboveLine === null ? 'no cut line' : chance(pAboveLine))}
        </Row>
        <Row title="Chance to be first" note="of all projects" both={both}>
          {({ pFirst }) => chance(pFirst)}
        </Row>
        {both.some(({ rice }) => rice !== null) && (
          <Row title="RICE" note="place on the imported sheet" both={both}>
            {({ rice }) => (rice ? count(rice.rank) : 'not on it')}
          </Row>
        )}
      </tbody>
    </table>
  )
}

const cutNote = ({ pAboveLine }: ComparedProject): string =>
  pAboveLine === null ? 'no team has a capacity' : 'all weeks counted together'

const hundredfold = ({ mean, p10, p90 }: ComparedProject['value']) => ({
  mean: mean * 100,
  p10: p10 * 100,
  p90: p90 * 100,
})

const partText = (part: ComparedProject['parts'][number] | undefined): string =>
  part && part.total > 0
    ? `${percent(part.adds, 2)}: ${percent(part.share)} of all, × ${part.weight.toFixed(2)}`
    : 'no evidence'

interface RowProps {
  readonly title: string
  readonly note: string
  readonly both: readonly [ComparedProject, ComparedProject]
  readonly scale?: Scale
  readonly children: (project: ComparedProject) => ReactNode
}

const Row = ({ title, note, both, scale, children }: RowProps) => (
  <tr>
    <th scope="row">
      {title}
      <small>{note}</small>
    </th>
    {both.map((project) => (
      <td key={project.id} className="number">
        {children(project)}
        {scale && (
          <span className={styles.axis}>
            <AxisLabels scale={scale} />
          </span>
        )}
      </td>
    ))}
  </tr>
)

const Drawn = ({
  figure,
  scale,
  children,
}: {
  readonly figure: string
  readonly scale: Scale
  readonly children: ReactNode
}) => (
  <span className={styles.drawn}>
    <strong>{figure}</strong>
    <span className={styles.plot}>
      <GridLines scale={scale} />
      {children}
    </span>
  </span>
)
