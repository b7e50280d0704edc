import type { EstimateRound } from '../../../model/contract/estimates.ts'
import type { ThreePoint } from '../../../model/evidence/three-point.ts'
import { Opinions } from '../../charts/opinions.tsx'
import { ChartFrame } from '../chart-frame/chart-frame.tsx'
import { estimateWords, figure } from './words.ts'

interface EstimateChartProps {
  readonly question: EstimateRound['questions'][number]
  readonly revealed: NonNullable<EstimateRound['revealed']>
  readonly file: string
}

/** One question: what each says, what all say together, and what the project said when they were asked. */
export function EstimateChart({ question, revealed, file }: EstimateChartProps) {
  const { key, label, unit, stated, mean } = question
  const said = revealed.people.flatMap(({ name, isYou, answers }) => {
    const estimate = answers[key]
    return estimate ? [{ name, isYou, estimate }] : []
  })
  const pooled = revealed.pooled[key]
  const interval = revealed.intervals[key]
  if (!pooled || !interval) return null
  const rows = [
    ...said.map(({ name, estimate }) => ({ name, estimate })),
    { name: 'Together', estimate: pooled },
    { name: 'Stated', estimate: stated },
  ]
  return (
    <ChartFrame
      title={chartTitle(question, said, pooled)}
      caption={
        unit === 'weeks'
          ? 'Engineer-weeks, low to high, square at the likeliest'
          : 'Share removed, low to high, square at the likeliest'
      }
      file={`${file}-${key.replaceAll('/', '-')}`}
      data={{
        columns: [
          { title: 'Who', name: 'who' },
          ...(['low', 'likely', 'high'] as const).map((point) => ({
            title: point,
            name: `${point}_${unit}`,
            write: (value: number) => figure(value, unit),
          })),
        ],
        rows: rows.map(({ name, estimate }) => [name, estimate.low, estimate.likely, estimate.high]),
      }}
    >
      <Opinions
        label={label}
        hue={unit === 'weeks' ? 'effort' : 'avoided'}
        opinions={said.map(({ name, isYou, estimate }) => ({
          id: name,
          title: isYou ? `${name}, you` : name,
          estimate,
          isStrong: isYou,
          words: `${name}: ${estimateWords(estimate, unit)}`,
        }))}
        pooled={{
          ...interval,
          words: `Together: ${figure(interval.mean, unit)}, 8 chances in 10 from ${figure(interval.low, unit)} to ${figure(interval.high, unit)}; as an estimate ${estimateWords(pooled, unit)}`,
        }}
        inUse={{ value: mean, words: `stated: ${figure(mean, unit)}` }}
        write={(value) => figure(value, unit)}
      />
    </ChartFrame>
  )
}

/** Without what stands behind a comma: a team or a function. */
const shortName = (name: string): string => name.split(',')[0] ?? name

/** Who says least and who says most, where that is worth a word. */
function chartTitle(
  { label, unit }: EstimateChartProps['question'],
  said: readonly { readonly name: string; readonly estimate: ThreePoint }[],
  pooled: ThreePoint,
): string {
  const by = said.toSorted((one, other) => one.estimate.likely - other.estimate.likely)
  const [least, most] = [by[0], by.at(-1)]
  const weeks = unit === 'weeks' ? ' weeks' : ''
  if (!least || !most || least === most || least.estimate.likely === most.estimate.likely)
    return `${label}: ${figure(pooled.likely, unit)}${weeks}`
  return `${label}: from ${figure(least.estimate.likely, unit)} (${shortName(least.name)}) to ${figure(most.estimate.likely, unit)}${weeks} (${shortName(most.name)})`
}
