import { useNavigate, useSearch } from '@tanstack/react-router'
import { useContext, useState } from 'react'
import { createPortal } from 'react-dom'
import { DIMENSIONS, type Dimension, type Lens, type PerDimension } from '../../../model/evidence/lens.ts'
import { sentence, wholePercent } from '../../../model/format.ts'
import buttons from '../../components/button.module.css'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Popover } from '../../components/popover.tsx'
import { WeightSliders } from '../../components/weight-sliders/weight-sliders.tsx'
import { BAR_ACTIONS } from '../../lib/bar-actions.ts'
import { Rendered } from '../../lib/rendered.ts'
import { inForce } from '../../lib/weights.ts'
import { CompareLink } from './compare-link.tsx'
import styles from './controls.module.css'
import { FilterForm } from './filter-form.tsx'
import { LensSwitch } from './lens-switch.tsx'
import { NewProjectLink } from './new-project-link.tsx'
import { useWeights } from './use-weights.ts'
import type { Filter } from './view.ts'

interface ControlsProps {
  readonly lenses: readonly Lens[]
  readonly teams: readonly string[]
  readonly services: readonly string[]
  readonly hasEvidence: (dimension: Dimension) => boolean
  readonly narrow: boolean
}

/** Lens, weights and filter. */
export function Controls({ lenses, teams, services, hasEvidence, narrow }: ControlsProps) {
  const { lens, custom, weights, choose, change } = useWeights(lenses)
  const [sheet, setSheet] = useState<'weights' | 'filter' | null>(null)
  const rendered = useContext(Rendered)
  const { q, team, service } = useSearch({ from: '/ranking' })
  const navigate = useNavigate({ from: '/ranking' })
  const active = [q, team, service].filter(Boolean).length

  const setFilter = (filter: Filter) =>
    void navigate({
      search: (search) => ({ ...search, q: filter.q, team: filter.team, service: filter.service }),
      replace: true,
      resetScroll: false,
    })
  const form = <FilterForm filter={{ q, team, service }} teams={teams} services={services} onChange={setFilter} />
  const filterLabel = active > 0 ? `Filter, ${active}` : 'Filter'
  const force = weights && inForce(weights, hasEvidence)
  const sliders = force && lens && (
    <WeightSliders weights={force} lensWeights={lens.weights} hasEvidence={hasEvidence} onChange={change} />
  )
  const lensSwitch = <LensSwitch lenses={lenses} current={custom ? null : (lens?.id ?? null)} onChoose={choose} />

  if (narrow) {
    const bar = rendered ? null : document.getElementById(BAR_ACTIONS)
    return (
      <div className={styles.controls} data-screen>
        {lensSwitch}
        <div className={styles.weightsLine}>
          <span>{force && weightsText(force, hasEvidence)}</span>
          <Button kind="link" onClick={() => setSheet('weights')}>
            Weights
          </Button>
        </div>
        <div className={styles.weightsLine}>
          <CompareLink look={buttons.link} />
          <NewProjectLink look={buttons.link} />
        </div>
        {bar &&
          createPortal(
            <Button onClick={() => setSheet('filter')} active={active > 0}>
              {filterLabel}
            </Button>,
            bar,
          )}
        <Dialog open={sheet === 'weights'} title="Weights" onClose={() => setSheet(null)} sheet>
          {sliders}
        </Dialog>
        <Dialog open={sheet === 'filter'} title="Filter" onClose={() => setSheet(null)} sheet>
          {form}
        </Dialog>
      </div>
    )
  }
  return (
    <div className={styles.controls} data-screen>
      {lensSwitch}
      {sliders}
      <div className={styles.end}>
        <Popover label={filterLabel} title="Filter" active={active > 0}>
          {form}
        </Popover>
      </div>
    </div>
  )
}

const weightsText = (weights: PerDimension, hasEvidence: (dimension: Dimension) => boolean): string =>
  sentence(
    DIMENSIONS.filter(hasEvidence)
      .map((dimension) => `${dimension} ${wholePercent(weights[dimension])}`)
      .join(', '),
  )
