import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { IssueLinkReport } from '../../../model/contract/issue-link.ts'
import { Allowed } from '../../components/allowed.tsx'
import { Button } from '../../components/button.tsx'
import { FormFault } from '../../components/form-fault.tsx'
import { useAnsweredChange } from '../../lib/use-change.ts'
import { useNow } from '../../lib/use-now.ts'
import styles from './issue-link.module.css'
import part from './part.module.css'
import { issueLinkQuery, linkIssue, unlinkIssue, writeCommentAgain } from './queries.ts'
import { issueLinkTitle, issueLinkWords } from './words.ts'

/** The comment that Leverage keeps on an issue of GitHub: which, how it stands, and the switch. */
export function IssueLink({ project }: { readonly project: string }) {
  const { data: report } = useQuery(issueLinkQuery(project))
  const now = useNow()
  if (!report) return null
  return (
    <section aria-label="Comment on an issue" className={styles.section}>
      <h2 className={part.heading}>{issueLinkTitle(report, now)}</h2>
      <p className={part.caption}>
        {issueLinkWords(report, now)}{' '}
        {!report.isOn && (
          <Link to="/settings" search={{ settings: 'issues' }}>
            Switch comments on
          </Link>
        )}
        {report.link && (
          <a href={report.link.comment ?? report.link.address} target="_blank" rel="noreferrer">
            {report.link.comment ? 'Open the comment' : 'Open the issue'}
          </a>
        )}
      </p>
      <Allowed scope="projects:write">
        {report.link ? <Linked project={project} link={report.link} /> : <LinkForm project={project} report={report} />}
      </Allowed>
    </section>
  )
}

function LinkForm({ project, report }: { readonly project: string; readonly report: IssueLinkReport }) {
  const [issue, setIssue] = useState(report.origin ?? '')
  const link = useAnsweredChange(() => linkIssue(project, issue), issueLinkQuery(project).queryKey)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    link.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit} data-screen>
      <input
        aria-label="Issue of GitHub"
        placeholder="owner/name#12"
        required
        maxLength={300}
        autoComplete="off"
        value={issue}
        onChange={({ target }) => setIssue(target.value)}
      />
      <Button type="submit" disabled={link.isPending || issue.trim() === ''}>
        Keep a comment on it
      </Button>
      <FormFault error={link.error} />
    </form>
  )
}

interface LinkedProps {
  readonly project: string
  readonly link: NonNullable<IssueLinkReport['link']>
}

function Linked({ project, link: { state } }: LinkedProps) {
  const { queryKey } = issueLinkQuery(project)
  const unlink = useAnsweredChange(() => unlinkIssue(project), queryKey)
  const again = useAnsweredChange(() => writeCommentAgain(project), queryKey)
  return (
    <p className={styles.actions} data-screen>
      {(state === 'deleted' || state === 'taken over') && (
        <Button disabled={again.isPending} onClick={() => again.mutate()}>
          Write another
        </Button>
      )}
      <Button disabled={unlink.isPending} onClick={() => unlink.mutate()}>
        Stop keeping it
      </Button>
      <FormFault error={unlink.error ?? again.error} />
    </p>
  )
}
