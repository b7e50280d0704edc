import { Fragment, useState } from 'react'
import type { ServiceSetting, SettingsReport, UndeclaredService } from '../../../model/contract/settings.ts'
import { amount, inWords, percent, sentence } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { FormFault } from '../../components/form-fault.tsx'
import { useChange } from '../../lib/use-change.ts'
import { useNow } from '../../lib/use-now.ts'
import { AddThing } from './add-thing.tsx'
import { makeSetting, settingsQuery } from './queries.ts'
import { ServiceForm } from './service-form.tsx'
import styles from './services.module.css'
import table from './table.module.css'
import { originWords, usesWords } from './words.ts'

interface ServicesProps {
  readonly report: SettingsReport
  /** Words that each row must hold. */
  readonly words: string
}

/** What customers depend on: its weight, who owns it, and what leans on it. */
export function Services({ report, words }: ServicesProps) {
  const [open, setOpen] = useState<string | null>(null)
  const shown = report.services.filter((service) => holds(service, words))
  return (
    <>
      <Undeclared names={report.undeclared} />
      <table className={`${table.table} ${styles.services}`}>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">Team</th>
            <th scope="col">Tier</th>
            <th scope="col">Traffic</th>
            <th scope="col">{report.currency ?? 'Revenue'} a minute</th>
            <th scope="col">Used by</th>
            <th scope="col">In force</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((service) => (
            <ServiceRow
              key={service.id}
              service={service}
              report={report}
              isOpen={open === service.id}
              onOpen={() => setOpen(open === service.id ? null : service.id)}
            />
          ))}
        </tbody>
      </table>
      {shown.length === 0 && (
        <p className={table.empty}>
          {words === '' ? "A source's components become services by themselves." : 'No service has all of these words.'}
        </p>
      )}
      <AddThing kind="service" label="Name of a new service" taken={report.services.map(({ id }) => id)} changes={{}} />
    </>
  )
}

function holds({ id, value }: ServiceSetting, words: string): boolean {
  const text = `${id} ${value.title} ${value.team ?? ''} ${value.dependsOn.join(' ')}`.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

interface ServiceRowProps {
  readonly service: ServiceSetting
  readonly report: SettingsReport
  readonly isOpen: boolean
  readonly onOpen: () => void
}

function ServiceRow({ service, report, isOpen, onOpen }: ServiceRowProps) {
  const now = useNow()
  const { id, value, uses, origin } = service
  const team = report.teams.find((one) => one.id === value.team)?.value.title ?? value.team
  return (
    <Fragment>
      <tr data-edited={isOpen}>
        <th scope="row">
          <Button kind="quiet" className={table.titleButton} aria-expanded={isOpen} onClick={onOpen}>
            {value.title}
          </Button>
          <span className={table.detail}>
            {value.dependsOn.length > 0 ? `${id}, needs ${value.dependsOn.join(', ')}` : id}
          </span>
        </th>
        <td>{team ?? <em>nobody</em>}</td>
        <td className="number" data-before="tier ">
          {value.tier ?? <em>not stated</em>}
        </td>
        <td className="number" data-before="traffic ">
          {value.trafficShare === null ? <em>not stated</em> : percent(value.trafficShare)}
        </td>
        <td className="number" data-before="a minute ">
          {value.revenuePerMinute === null ? <em>not stated</em> : amount(value.revenuePerMinute)}
        </td>
        <td className={table.source}>{usesWords(uses)}</td>
        <td className={table.from}>
          <span data-origin={origin}>{originWords(service, report.file, now)}</span>
        </td>
      </tr>
      <tr className={table.below}>
        <td colSpan={7}>{isOpen && <ServiceForm service={service} report={report} />}</td>
      </tr>
    </Fragment>
  )
}

/** Names in the evidence that are of no service; each becomes one by a click. */
function Undeclared({ names }: { readonly names: readonly UndeclaredService[] }) {
  const making = useChange(
    ({ id, title }: UndeclaredService) => makeSetting('service', id, { title }),
    settingsQuery.queryKey,
  )
  if (names.length === 0) return null
  return (
    <section className={styles.undeclared} aria-label="Names without a service">
      <h2>
        {sentence(inWords(names.length))} {names.length === 1 ? 'name' : 'names'} in the evidence{' '}
        {names.length === 1 ? 'is' : 'are'} of no service
      </h2>
      <FormFault error={making.error} />
      <ul>
        {names.slice(0, MOST_NAMES).map((name) => (
          <li key={name.id}>
            <span className={table.title}>{name.title}</span>
            <span className={table.source}>{usesWords(name.uses)}</span>
            <Button
              kind="link"
              needs="settings:write"
              aria-label={`Make a service of ${name.title}`}
              disabled={making.isPending}
              onClick={() => making.mutate(name)}
            >
              Make a service
            </Button>
          </li>
        ))}
      </ul>
      {names.length > MOST_NAMES && <p className={table.detail}>{names.length - MOST_NAMES} more come after these.</p>}
    </section>
  )
}

const MOST_NAMES = 6
