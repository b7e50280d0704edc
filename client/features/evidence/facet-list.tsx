import { memo, useState } from 'react'
import { FACETS, type Facet } from '../../../model/contract/evidence-tables.ts'
import { count } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import styles from './facets.module.css'
import type { Facets } from './row-source.ts'
import { FACET_TITLES, facetWord } from './words.ts'

interface FacetProps {
  readonly facets: Facets
  readonly chosen: Readonly<Partial<Record<Facet, string | undefined>>>
  readonly onChoose: (facet: Facet, value: string | undefined) => void
}

/** What the rows can be narrowed down to, each with how many it would leave. Scrolling changes none of it. */
export const FacetList = memo(({ facets, chosen, onChoose }: FacetProps) => {
  return (
    <div className={styles.facets} data-screen>
      {FACETS.map((facet) => {
        const counts = facets[facet] ?? []
        const value = chosen[facet]
        // One value that all rows share narrows nothing down.
        if (counts.length === 0 && value === undefined) return null
        return (
          <FacetGroup
            key={facet}
            facet={facet}
            counts={counts}
            chosen={value}
            onChoose={(next) => onChoose(facet, next)}
          />
        )
      })}
    </div>
  )
})

const FEW = 6

interface GroupProps {
  readonly facet: Facet
  readonly counts: NonNullable<Facets[Facet]>
  readonly chosen: string | undefined
  readonly onChoose: (value: string | undefined) => void
}

function FacetGroup({ facet, counts, chosen, onChoose }: GroupProps) {
  const [all, setAll] = useState(false)
  const known = counts.some(({ value }) => value === chosen)
  const values = chosen === undefined || known ? counts : [{ value: chosen, count: 0 }, ...counts]
  const shown = all ? values : values.filter(({ value }, index) => index < FEW || value === chosen)
  return (
    <fieldset className={styles.group}>
      <legend>{FACET_TITLES[facet]}</legend>
      {shown.map(({ value, count: rows }) => (
        <button
          key={value}
          type="button"
          className={styles.value}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value === chosen ? undefined : value)}
        >
          <span>{facetWord(facet, value)}</span> <span className="number">{count(rows)}</span>
        </button>
      ))}
      {values.length > shown.length && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {count(values.length - shown.length)} more
        </Button>
      )}
    </fieldset>
  )
}
