import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ASKING_FUNCTIONS } from '../../../model/evidence/demand.ts'
import { Button } from '../../components/button.tsx'
import { FormFault } from '../../components/form-fault.tsx'
import heading from '../../components/heading.module.css'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { API } from '../../lib/api.ts'
import { asTrouble } from '../../lib/problem.ts'
import { useMay, useVisitor, whyNot } from '../../lib/use-visitor.ts'
import { EMPTY_NEED, readNeed } from './draft.ts'
import styles from './form.module.css'
import { NeedFields } from './need-fields.tsx'
import { boardQuery, fileRequest } from './queries.ts'
import { SimilarNeeds } from './similar-needs.tsx'

const NO_FAULTS = new Map<never, string>()

/** Says what hurts, in a minute. */
export function NewRequestPage() {
  const { from, service } = useSearch({ from: '/requests/new' })
  const may = useMay('requests:write')
  const { data: visitor } = useVisitor()
  const { data: board, error, refetch } = useQuery(boardQuery)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [form, setForm] = useState({
    ...EMPTY_NEED,
    askedFrom: ASKING_FUNCTIONS.find((name) => name === from) ?? null,
    service: service ?? '',
  })
  const [isTried, setIsTried] = useState(false)
  const show = (id: string) => void navigate({ to: '/requests', search: { row: id } })
  const filing = useMutation({
    mutationFn: fileRequest,
    onSuccess: async ({ request }) => {
      await queries.invalidateQueries({ queryKey: boardQuery.queryKey })
      show(request.id)
    },
  })
  if (!may) {
    return (
      <div className={styles.page}>
        <h1 className={heading.headline}>Needs are filed by contributors</h1>
        <p className={heading.subline}>
          {whyNot('requests:write', visitor?.role)} <Link to="/requests">See what others ask for</Link>
        </p>
      </div>
    )
  }
  if (!board) {
    if (!error) return <PageSkeleton words="The form is on its way" height={480} />
    return (
      <div className={styles.page}>
        <TroubleNotice page trouble={asTrouble(error)} onAgain={() => void refetch()} />
      </div>
    )
  }
  const read = readNeed(form)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (read.request && !filing.isPending) filing.mutate(read.request)
  }
  return (
    <form className={styles.page} onSubmit={submit} noValidate>
      <h1 className={heading.headline}>What hurts?</h1>
      <p className={heading.subline}>
        One sentence is enough. It counts as evidence at once, and you see here what becomes of it.
      </p>
      <div className={styles.columns}>
        <div>
          <NeedFields form={form} board={board} faults={isTried ? read.faults : NO_FAULTS} onChange={setForm} />
          <div className={styles.actions}>
            <Button type="submit" kind="primary" disabled={filing.isPending}>
              File it
            </Button>
            <Link to="/requests">Back to all needs</Link>
          </div>
          <FormFault error={filing.error} />
        </div>
        <div className={styles.side}>
          <SimilarNeeds form={form} onJoined={show} />
          <section>
            <h2 className={styles.heading}>Other ways to ask</h2>
            <ul className={styles.ways}>
              <li>
                <Link to="/sources" search={{ add: 'file' }}>
                  A sheet
                </Link>{' '}
                as CSV, many needs at once
              </li>
              <li>
                A GitHub issue: put{' '}
                <a href={`${API}/requests/issue-template`} download>
                  this template
                </a>{' '}
                into .github/ISSUE_TEMPLATE
              </li>
              <li>
                A program: POST {API}/requests, with a <Link to="/account">token</Link> for asking
              </li>
            </ul>
          </section>
        </div>
      </div>
    </form>
  )
}
