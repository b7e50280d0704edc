import { count, leverage } from '../../../model/format.ts'
import type { RankHistory } from '../../../model/ranking/rank-history.ts'
import { PlacesOverTime } from '../../charts/places-over-time.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { day } from '../../lib/date.ts'
import { placeWords } from './words.ts'

/** Where the project stood week by week, by what was known and stated then. */
export function HistoryChart({ history }: { readonly history: RankHistory }) {
  const { id, points, words } = history
  return (
    <ChartFrame
      title={words}
      caption="Leverage, % a week, P10 to P90, and rank at the end of each week, by what was known and stated then; a ring is below the cut"
      file={`${id}-history`}
      data={{
        columns: [
          { title: 'Day', name: 'day' },
          { title: 'Rank', name: 'rank', write: count },
          { title: 'Of', name: 'of', write: count },
          { title: 'Leverage', name: 'leverage', write: leverage },
          { title: 'P10', name: 'leverage_p10', write: leverage },
          { title: 'P90', name: 'leverage_p90', write: leverage },
        ],
        rows: points.map(({ at, place }) => [
          day(at),
          place?.rank ?? '',
          place?.of ?? '',
          place?.leverage.mean ?? '',
          place?.leverage.p10 ?? '',
          place?.leverage.p90 ?? '',
        ]),
      }}
    >
      <PlacesOverTime
        label={words}
        points={points.map(({ at, place }) =>
          place
            ? { at, rank: place.rank, ...place.leverage, ring: place.above === false, words: placeWords(at, place) }
            : { at, words: null },
        )}
        write={leverage}
      />
    </ChartFrame>
  )
}
