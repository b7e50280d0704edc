import { sentence } from '../../../model/format.ts'
import { AREA_MEASURES, type AreaMeasure } from '../../../model/insight/areas/area.ts'
import { AREA_PERIODS, type AreaPeriod } from '../../../model/insight/areas/period.ts'
import type { Search } from '../../lib/search.ts'
import styles from './areas.module.css'
import { type AreasView, unitOf } from './view.ts'

const PERIOD_TITLES: Readonly<Record<AreaPeriod, string>> = { year: 'Year', quarter: 'Quarter' }

/** What losses are counted in, and how far ahead. */
export function AreaSwitches({
  view,
  onChange,
}: {
  readonly view: AreasView
  readonly onChange: (part: Partial<Search>) => void
}) {
  const { report, measure } = view
  return (
    <div className={styles.switches} data-screen>
      <Switch
        label="Counted in"
        name="measure"
        chosen={measure}
        options={AREA_MEASURES.map((id) => ({ id, title: sentence(unitOf(report, id)) }))}
        onChoose={(id: AreaMeasure) => onChange({ measure: id === 'reliability' ? undefined : id })}
      />
      <Switch
        label="Period ahead"
        name="period"
        chosen={report.period}
        options={AREA_PERIODS.map((id) => ({ id, title: PERIOD_TITLES[id] }))}
        onChoose={(id: AreaPeriod) => onChange({ period: id === 'year' ? undefined : id })}
      />
    </div>
  )
}

interface SwitchProps<Id extends string> {
  readonly label: string
  readonly name: string
  readonly chosen: Id
  readonly options: readonly { readonly id: Id; readonly title: string }[]
  readonly onChoose: (id: Id) => void
}

function Switch<Id extends string>({ label, name, chosen, options, onChoose }: SwitchProps<Id>) {
  return (
    <fieldset className={styles.switch}>
      <legend className="unseen">{label}</legend>
      {options.map(({ id, title }) => (
        <label key={id} data-chosen={id === chosen}>
          <input type="radio" className="unseen" name={name} checked={id === chosen} onChange={() => onChoose(id)} />
          {title}
        </label>
      ))}
    </fieldset>
  )
}
