import { list, ordinal } from '../../../model/format.ts'
import { decidingFlips, differWords, rankSpread, sameTop } from '../../../model/insight/review/lenses.ts'
import { Slope, type SlopeLine } from '../../charts/slope/slope.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import { EstimatesPanel } from '../../components/estimates/estimates-panel.tsx'
import { DisagreementList } from './disagreement-list.tsx'
import { Flips } from './flips.tsx'
import styles from './review.module.css'
import type { Review } from './use-review.ts'

/** Projects that are spoken of beside the one under decision. */
const MOST_SPOKEN = 2
const MOST_FLIPS = 3

/** Where we differ: by the weights of each function, and by what people think a project takes and brings. */
export function DifferStep({ review }: { readonly review: Review }) {
  const { lenses, subject, show, differences } = review
  if (!lenses) return null
  const flips = decidingFlips(lenses, subject?.id ?? null, MOST_FLIPS)
  const spoken = new Set(
    flips
      .flatMap(({ overtaken, overtaker }) => [overtaken, overtaker])
      .filter((id) => id !== subject?.id)
      .slice(0, MOST_SPOKEN),
  )
  const lines = lenses.projects.map(({ id, title }): SlopeLine => {
    const { places } = rankSpread(lenses, id)
    return {
      id,
      title,
      look: id === subject?.id ? 'chosen' : spoken.has(id) ? 'spoken' : 'rest',
      words: `${title}: ${list(places.map(({ title: lens, rank, isAbove }) => `${ordinal(rank)} for ${lens}${isAbove ? '' : ', below the cut'}`))}`,
    }
  })
  return (
    <>
      <h1 className={styles.headline}>{differWords(lenses, differences ?? [])}</h1>
      <div className={styles.columns}>
        <div className={styles.stack}>
          <ChartFrame
            title="Rank of each project through each lens"
            caption="One set of facts, a set of weights for each; dashes: the cut line. Choose a project to decide about it"
            file="review-lenses"
            data={{
              columns: [
                { title: 'Project', name: 'project' },
                ...lenses.lenses.map(({ id, title }) => ({ title, name: `rank_${id}`, write: String })),
              ],
              rows: lenses.projects.map(({ id, title }) => [
                title,
                ...lenses.lenses.map(({ order }) => order.indexOf(id) + 1),
              ]),
            }}
          >
            <Slope
              label="Rank through each lens"
              columns={lenses.lenses}
              lines={lines}
              same={sameTop(lenses)}
              isLarge={review.isPresenting}
              onChoose={(id) => show({ project: id })}
            />
          </ChartFrame>
          {subject && (
            <div className={styles.estimates}>
              <p className={styles.about}>{subject.title}</p>
              <EstimatesPanel key={subject.id} project={subject.id} />
            </div>
          )}
        </div>
        <div className={styles.stack}>
          <Flips report={lenses} flips={flips} />
          <DisagreementList review={review} />
        </div>
      </div>
    </>
  )
}
