import type { Selector } from '../../../model/evidence/project.ts'
import choiceLink from '../choice-link.module.css'
import type { Catalogue } from './catalogue.ts'

interface AddEffectProps {
  readonly catalogue: Catalogue
  readonly isFirst: boolean
  readonly onAdd: (selector: Selector) => void
}

const OTHERS: readonly { readonly title: string; readonly selector: Selector }[] = [
  { title: 'Burn outside incidents', selector: { background: true } },
  { title: 'Open issues', selector: { issues: true } },
  { title: 'Open requests', selector: { requests: true } },
  { title: 'Every incident', selector: {} },
]

/** An effect begins with what it reaches, so that none begins with everything unasked. */
export function AddEffect({ catalogue, isFirst, onAdd }: AddEffectProps) {
  const choices: readonly { readonly group: string; readonly options: typeof OTHERS }[] = [
    {
      group: 'Incidents of a service',
      options: catalogue.services.map(({ id, title }) => ({ title, selector: { services: [id] } })),
    },
    { group: 'A risk', options: catalogue.risks.map(({ id, title }) => ({ title, selector: { risks: [id] } })) },
    { group: 'Other', options: OTHERS },
  ].filter(({ options }) => options.length > 0)
  const selectors = choices.flatMap(({ options }) => options)
  const label = isFirst ? 'Add an effect: what would it change?' : 'Add another effect'
  return (
    <select
      className={choiceLink.select}
      aria-label={label}
      value=""
      onChange={(event) => {
        const chosen = selectors[Number(event.target.value)]
        if (chosen) onAdd(chosen.selector)
      }}
    >
      <option value="" disabled>
        {label}
      </option>
      {choices.map(({ group, options }) => (
        <optgroup key={group} label={group}>
          {options.map((option) => (
            <option key={option.title} value={selectors.indexOf(option)}>
              {option.title}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}
