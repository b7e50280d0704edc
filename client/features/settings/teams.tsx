import { Fragment, useEffect, useState } from 'react'
import type { RankingReport } from '../../../model/contract/ranking.ts'
import type { SettingsReport, TeamSetting } from '../../../model/contract/settings.ts'
import { counted, weeksShort } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { useNow } from '../../lib/use-now.ts'
import { ranking, useRanking } from '../../worker/use-ranking.ts'
import { AddThing } from './add-thing.tsx'
import { NumberField, numberOf } from './number-field.tsx'
import { SettingBar } from './setting-bar.tsx'
import table from './table.module.css'
import styles from './teams.module.css'
import { useSetting } from './use-setting.ts'
import { originWords } from './words.ts'

/** Weeks that each team has, beside what is asked of it and what the cut line takes. */
export function Teams({ report }: { readonly report: SettingsReport }) {
  const { report: ranked } = useRanking()
  useEffect(() => ranking.weigh(null, null), [])
  const taken = ranked && weeksAboveLine(ranked)
  const most = report.teams.reduce((end, { asked, value }) => Math.max(end, asked, value.capacity ?? 0), 1)
  return (
    <>
      <table className={`${table.table} ${styles.teams}`}>
        <thead>
          <tr>
            <th scope="col">Team</th>
            <th scope="col">Weeks free</th>
            <th scope="col">
              Engineer-weeks in a quarter: above the cut line, asked in all; the upright line is what is free
            </th>
            <th scope="col">Owns</th>
            <th scope="col">In force</th>
          </tr>
        </thead>
        <tbody>
          {report.teams.map((team) => (
            <TeamRow
              key={team.id}
              team={team}
              taken={taken && (taken.get(team.id) ?? 0)}
              most={most}
              file={report.file}
            />
          ))}
        </tbody>
      </table>
      {report.teams.length === 0 && (
        <p className={table.empty}>With the weeks of at least one team, a line shows what fits.</p>
      )}
      <AddThing
        kind="team"
        label="Name of a new team"
        taken={report.teams.map(({ id }) => id)}
        changes={{ capacity: null }}
      />
    </>
  )
}

/** Mean engineer-weeks of each team that projects above the cut line take. */
function weeksAboveLine({ projects }: RankingReport): ReadonlyMap<string, number> {
  const taken = new Map<string, number>()
  for (const { aboveLine, effort } of projects)
    if (aboveLine) for (const { team, mean } of effort.teams) taken.set(team, (taken.get(team) ?? 0) + mean)
  return taken
}

interface TeamRowProps {
  readonly team: TeamSetting
  /** Weeks above the cut line; null while the ranking is being computed. */
  readonly taken: number | null
  /** Weeks at the right end of the axis. */
  readonly most: number
  readonly file: string | null
}

function TeamRow({ team, taken, most, file }: TeamRowProps) {
  const { id, value, told, asked, revision, changes, fixed, isMade } = team
  const now = useNow()
  const [typed, setTyped] = useState<string | null>(null)
  const editing = useSetting({ kind: 'team', id, kept: { revision, changes }, withoutChange: isMade ? null : {} })
  const text = typed ?? (value.capacity === null ? '' : String(value.capacity))
  const number = numberOf(text)
  const type = (next: string) => {
    setTyped(next)
    const capacity = numberOf(next)
    if (capacity === undefined) return
    const { capacity: _, ...others } = changes ?? {}
    const isTold = told !== null && told.capacity === capacity
    const merged = isTold ? others : { ...others, capacity }
    editing.change(Object.keys(merged).length === 0 ? null : merged)
  }
  const discard = () => {
    setTyped(null)
    editing.discard()
  }
  const capacity = number === undefined ? value.capacity : number
  return (
    <Fragment>
      <tr data-edited={editing.draft !== null}>
        <th scope="row">
          <span className={table.title}>{value.title}</span>
          <span className={table.detail}>{id}</span>
        </th>
        <td className={table.value}>
          <NumberField
            label={`Weeks free, ${value.title}`}
            text={editing.draft || number === undefined ? text : value.capacity === null ? '' : String(value.capacity)}
            isWrong={number === undefined}
            disabled={fixed.includes('capacity')}
            onChange={type}
          />
        </td>
        <td>
          <Load taken={taken} asked={asked} capacity={capacity} most={most} />
        </td>
        <td className={table.source}>
          {counted(team.services, 'service')}, {counted(team.projects, 'project')}
        </td>
        <td className={table.from}>
          <span data-origin={team.origin}>{originWords(team, file, now)}</span>
          {changes && !editing.draft && (
            <Button kind="link" onClick={() => editing.change(null)}>
              {isMade ? 'Remove' : 'Back to the source'}
            </Button>
          )}
        </td>
      </tr>
      <tr className={table.below}>
        <td colSpan={5}>
          <SettingBar
            editing={{ ...editing, discard }}
            fault={number === undefined ? `"${text}" is not a number of weeks` : null}
            describe={(edit) => [
              {
                title: 'Weeks free',
                text: edit && 'capacity' in edit ? String(edit.capacity ?? 'not stated') : 'as its source says',
              },
            ]}
          />
        </td>
      </tr>
    </Fragment>
  )
}

interface LoadProps {
  readonly taken: number | null
  readonly asked: number
  readonly capacity: number | null
  readonly most: number
}

/** Weeks taken in solid, asked in outline, and the line of what is free. */
function Load({ taken, asked, capacity, most }: LoadProps) {
  const place = (weeks: number) => `${Math.min(100, (weeks / most) * 100)}%`
  const words = [
    ...(taken === null ? [] : [`${weeksShort(taken)} above the line`]),
    `${weeksShort(asked)} asked`,
    ...(capacity === null ? [] : [`${weeksShort(capacity)} free`]),
  ].join(', ')
  return (
    <span className={styles.load}>
      <span className={styles.track} role="img" aria-label={words}>
        <span className={styles.asked} style={{ width: place(asked) }} />
        <span className={styles.taken} style={{ width: place(taken ?? 0) }} />
        {capacity !== null && <span className={styles.free} style={{ left: place(capacity) }} />}
      </span>
      <span className={`${table.detail} number`}>{words}</span>
    </span>
  )
}
