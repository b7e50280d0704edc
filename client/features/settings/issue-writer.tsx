import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { IssueWriterReport } from '../../../model/contract/issue-link.ts'
import { counted } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import form from '../../components/form.module.css'
import { FormFault } from '../../components/form-fault.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { day } from '../../lib/date.ts'
import { asTrouble } from '../../lib/problem.ts'
import { useAnsweredChange } from '../../lib/use-change.ts'
import styles from './digest.module.css'
import { issueWriterQuery, setIssueWriter, unsetIssueWriter } from './queries.ts'

/** Whether comments are kept on issues, and with which token. */
export function IssueWriter() {
  const { data: report, error, refetch } = useQuery(issueWriterQuery)
  const [isChanging, setChanging] = useState(false)
  const off = useAnsweredChange(unsetIssueWriter, issueWriterQuery.queryKey)
  if (error && !report) return <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />
  if (!report) return null
  const { writer } = report
  return (
    <div className={styles.columns}>
      {!writer || isChanging ? (
        <WriterForm onDone={writer ? () => setChanging(false) : null} />
      ) : (
        <div className={form.form}>
          <p>
            Comments are kept on issues of <strong>{new URL(writer.server).host}</strong>, since {day(writer.setAt)}:{' '}
            {linksWords(report)}.
          </p>
          <FormFault error={off.error} />
          <p className={form.actions}>
            <Button onClick={() => setChanging(true)}>Give another token</Button>
            <Button disabled={off.isPending} onClick={() => off.mutate()}>
              Switch it off
            </Button>
          </p>
        </div>
      )}
    </div>
  )
}

function WriterForm({ onDone }: { readonly onDone: (() => void) | null }) {
  const [token, setToken] = useState('')
  const [server, setServer] = useState('')
  const save = useAnsweredChange(
    () => setIssueWriter({ token, server: server.trim() || null }),
    issueWriterQuery.queryKey,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(undefined, { onSuccess: () => onDone?.() })
  }
  return (
    <form className={form.form} onSubmit={submit}>
      <label>
        Token
        <input
          type="password"
          required
          autoComplete="off"
          value={token}
          onChange={({ target }) => setToken(target.value)}
        />
        <small>
          With “Issues: write” for the repositories that may be commented on, and nothing else. It is kept encrypted and
          shown to nobody; the token that a source reads with is never used to write.
        </small>
      </label>
      <label>
        Server, where it is not github.com
        <input
          type="url"
          autoComplete="off"
          placeholder="https://github.example.com"
          value={server}
          onChange={({ target }) => setServer(target.value)}
        />
        <small>Of GitHub Enterprise: its address, or that of its API.</small>
      </label>
      <FormFault error={save.error} />
      <p className={form.actions}>
        <Button type="submit" kind="primary" disabled={save.isPending}>
          Switch comments on
        </Button>
        {onDone && <Button onClick={onDone}>Cancel</Button>}
      </p>
    </form>
  )
}

/** "two comments in step, one not"; which project's is said on its own page. */
function linksWords({ links }: IssueWriterReport): string {
  const { kept, waiting, failed, deleted } = links
  const left = deleted + links['taken over']
  if (kept + waiting + failed + left === 0) return 'no project has one yet; link its issue on its page'
  return [
    `${counted(kept, 'comment')} in step`,
    ...(waiting > 0 ? [`${waiting} to be written`] : []),
    ...(failed > 0 ? [`${failed} to be tried again`] : []),
    ...(left > 0 ? [`${left} that somebody took away`] : []),
  ].join(', ')
}
