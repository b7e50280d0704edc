import { memo } from 'react'
import { AxisLabels } from '../../charts/interval.tsx'
import type { Scales } from './scales.ts'
import styles from './table.module.css'

interface HeadProps {
  readonly scales: Scales
  /** What the chance is of, in two words or so: "above cut". */
  readonly chanceOf: string
  /** Whether a RICE sheet was imported. */
  readonly rice: boolean
}

/** Column heads, with the scales that all rows share. */
export const TableHead = memo(({ scales, chanceOf, rice }: HeadProps) => (
  <thead>
    <tr className={styles.head}>
      <th scope="col" className={styles.headRank}>
        Rank
      </th>
      <th scope="col" className={styles.headProject}>
        Project
      </th>
      <th scope="col" colSpan={2} className={styles.headLeverage} title="Mean, and P10 to P90 of the draws">
        Leverage: % of all pain
        <br />
        <span className={styles.headLong}>removed </span>per engineer-week
        <span className={styles.headScale}>
          <AxisLabels scale={scales.leverage} />
        </span>
      </th>
      <th scope="col" className={styles.headValue}>
        Value,
        <br />% of pain
      </th>
      <th scope="col" colSpan={2} className={styles.headEffort}>
        Effort, weeks
        <span className={styles.headDrawn}>
          low, likely, high
          <span className={styles.headScale}>
            <AxisLabels scale={scales.effort} />
          </span>
          <span className={styles.headMean}>mean</span>
        </span>
      </th>
      <th scope="col" className={styles.headChance}>
        Chance
        <br />
        {chanceOf}
      </th>
      {rice && (
        <th
          scope="col"
          className={styles.headRice}
          data-tour="rice"
          title="Place in the order of the imported RICE sheet"
        >
          RICE
          <br />
          rank
        </th>
      )}
      <th scope="col" className={styles.headKnown}>
        How it
        <br />
        is known
      </th>
    </tr>
  </thead>
))
