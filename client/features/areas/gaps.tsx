import { percent } from '../../../model/format.ts'
import type { CellId } from '../../lib/cell-id.ts'
import styles from './areas.module.css'
import { CellList } from './cell-list.tsx'
import { type AreasView, gapsOf } from './view.ts'

const MOST = 6

interface GapsProps {
  readonly view: AreasView
  readonly selected: CellId | null
  readonly onSelect: (cell: CellId) => void
}

/** Where the most is lost that no project touches. */
export function AreaGaps({ view, selected, onSelect }: GapsProps) {
  const { report, measure, total } = view
  const gaps = gapsOf(view).slice(0, MOST)
  return (
    <section>
      <h2 className={styles.title}>
        {gaps.length > 0
          ? `Largest gaps: no project touches ${percent(total > 0 ? report.uncovered[measure] / total : 0, 0)} of the loss`
          : 'No gap is worth a mark'}
      </h2>
      <CellList cells={gaps} part="uncovered" view={view} selected={selected} onSelect={onSelect} />
    </section>
  )
}
