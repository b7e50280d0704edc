import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DIGEST_SCHEDULE, type DigestHookReport } from '../../../model/contract/digest.ts'
import type { SettingsReport } from '../../../model/contract/settings.ts'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { FormFault } from '../../components/form-fault.tsx'
import list from '../../components/list-table.module.css'
import { TroubleNotice } from '../../components/trouble.tsx'
import { day, hourAndMinute } from '../../lib/date.ts'
import { asTrouble } from '../../lib/problem.ts'
import { useAnsweredChange } from '../../lib/use-change.ts'
import styles from './digest.module.css'
import { digestHookQuery, digestQuery, sendDigest, setDigestHook, unsetDigestHook } from './queries.ts'

/** What is sent each week, where to, and how that went. */
export function Digest({ report: settings }: { readonly report: SettingsReport | undefined }) {
  const { data: report, error, refetch } = useQuery(digestHookQuery)
  const digest = useQuery(digestQuery(report?.hook?.lens ?? undefined))
  if (error && !report) return <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />
  if (!report) return null
  const lenses = (settings?.lenses ?? []).map(({ id, value }) => ({ id, title: value.title }))
  return (
    <div className={styles.columns}>
      <div>
        <Hook report={report} lenses={lenses} />
        {report.deliveries.length > 0 && <Deliveries deliveries={report.deliveries} />}
      </div>
      <section aria-label="What it would say now">
        <h2 className={styles.title}>What it would say now</h2>
        {digest.error && <TroubleNotice trouble={asTrouble(digest.error)} onAgain={() => void digest.refetch()} />}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard */}
        <pre className={styles.markdown} tabIndex={0}>
          {digest.data?.markdown ?? '\u00a0'}
        </pre>
      </section>
    </div>
  )
}

interface HookProps {
  readonly report: DigestHookReport
  readonly lenses: readonly { readonly id: string; readonly title: string }[]
}

function Hook({ report: { hook }, lenses }: HookProps) {
  const [isChanging, setChanging] = useState(false)
  const off = useAnsweredChange(unsetDigestHook, digestHookQuery.queryKey)
  const now = useAnsweredChange(() => sendDigest(hook?.lens ?? null), digestHookQuery.queryKey)
  if (!hook || isChanging) {
    return <HookForm hook={hook} lenses={lenses} onDone={hook ? () => setChanging(false) : null} />
  }
  const fault = off.error ?? now.error
  return (
    <div className={form.form}>
      <p>
        It goes to <strong>{hook.host}</strong>
        {hook.lens !== null && ` by the ${lenses.find(({ id }) => id === hook.lens)?.title ?? hook.lens} lens`}
        {hook.nextAt && `, next on ${moment(hook.nextAt)}`}.
      </p>
      {fault && <FormFault error={fault} />}
      <p className={form.actions}>
        <Button disabled={now.isPending} onClick={() => now.mutate()}>
          {now.isPending ? 'Sending' : 'Send it now'}
        </Button>
        <Button onClick={() => setChanging(true)}>Change</Button>
        <Button disabled={off.isPending} onClick={() => off.mutate()}>
          Switch it off
        </Button>
      </p>
    </div>
  )
}

interface HookFormProps extends Pick<HookProps, 'lenses'> {
  readonly hook: DigestHookReport['hook']
  readonly onDone: (() => void) | null
}

function HookForm({ hook, lenses, onDone }: HookFormProps) {
  const [address, setAddress] = useState('')
  const [schedule, setSchedule] = useState(hook?.schedule ?? DIGEST_SCHEDULE)
  const [lens, setLens] = useState(hook?.lens ?? '')
  const save = useAnsweredChange(
    () => setDigestHook({ address, schedule, lens: lens || null }),
    digestHookQuery.queryKey,
  )
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(undefined, { onSuccess: () => onDone?.() })
      }}
    >
      <label>
        Address of the webhook
        <input
          type="url"
          required
          autoComplete="off"
          placeholder="https://hooks.example.com/..."
          value={address}
          onChange={({ target }) => setAddress(target.value)}
        />
        <small>
          Of Slack, Mattermost or anything that takes a JSON message with "text". It is kept encrypted, and shown to
          nobody.
        </small>
      </label>
      <label>
        When, as a cron pattern in UTC
        <input required value={schedule} onChange={({ target }) => setSchedule(target.value)} />
        <small>{DIGEST_SCHEDULE} is Mondays at 07:00.</small>
      </label>
      <label>
        Lens
        <select value={lens} onChange={({ target }) => setLens(target.value)}>
          <option value="">The first, whichever it is</option>
          {lenses.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <small>Ranks and their moves are told by it.</small>
      </label>
      {save.error && <FormFault error={save.error} />}
      <p className={form.actions}>
        <Button type="submit" kind="primary" disabled={save.isPending}>
          Send it each week
        </Button>
        {onDone && <Button onClick={onDone}>Cancel</Button>}
      </p>
    </form>
  )
}

function Deliveries({ deliveries }: Pick<DigestHookReport, 'deliveries'>) {
  return (
    <table className={`${list.table} ${styles.deliveries}`} aria-label="How sending it went">
      <thead>
        <tr>
          <th scope="col">Sent</th>
          <th scope="col">How it went</th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map(({ id, sentAt, ok, detail }) => (
          <tr key={id}>
            <td>{moment(sentAt)}</td>
            <td>
              {ok ? 'Taken' : 'Not taken'}: {detail}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const moment = (iso: string): string => `${day(iso)}, ${hourAndMinute(iso)} UTC`
