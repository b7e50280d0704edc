import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonReport } from '../../../model/contract/people.ts'
import { ROLES, type Role } from '../../../model/contract/roles.ts'
import { counted } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import form from '../../components/form.module.css'
import list from '../../components/list-table.module.css'
import { ShownOnce } from '../../components/shown-once.tsx'
import toolbar from '../../components/toolbar.module.css'
import { age } from '../../lib/date.ts'
import { asTrouble } from '../../lib/problem.ts'
import { refresh } from '../../lib/refresh.ts'
import { useNow } from '../../lib/use-now.ts'
import { AddPerson } from './add-person.tsx'
import { ErasePerson } from './erase-person.tsx'
import styles from './people.module.css'
import { changePerson, endSessions, inviteAgain } from './queries.ts'
import { ROLE_MEANINGS, ROLE_TITLES, signsIn } from './words.ts'

/** A link to be handed on, and to whom. */
export interface Invited {
  readonly name: string
  readonly link: string
}

/** Everybody with an account, and what can be done about it. */
export function PeopleTable({
  people,
  isShared,
}: {
  readonly people: readonly PersonReport[]
  readonly isShared: boolean
}) {
  const [dialog, setDialog] = useState<'add' | 'erase' | null>(null)
  const [invited, setInvited] = useState<Invited | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  return (
    <>
      <div className={toolbar.toolbar}>
        {trouble && (
          <span className={form.fault} role="alert">
            {trouble}
          </span>
        )}
        <span className={toolbar.end}>
          <Button onClick={() => setDialog('erase')}>Erase a person</Button>
          <Button kind="primary" onClick={() => setDialog('add')}>
            Invite somebody
          </Button>
        </span>
      </div>
      {people.length === 0 ? (
        <p className={styles.empty}>
          {isShared
            ? 'The console shows a link for the first owner.'
            : 'Whoever uses this machine is the owner. To give Leverage to a company, start it with LEVERAGE_URL set to the address under which people reach it; the console then shows a link for the first owner. Once the first person invited here has chosen a password, everybody signs in, you too.'}
        </p>
      ) : (
        <table className={list.table}>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Role</th>
              <th scope="col">Signs in</th>
              <th scope="col">Now</th>
              <th scope="col">
                <span className="unseen">What to do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <PersonRow key={person.handle} person={person} onInvited={setInvited} onTrouble={setTrouble} />
            ))}
          </tbody>
        </table>
      )}
      <dl className={styles.roles}>
        {ROLES.map((role) => (
          <RoleMeaning key={role} role={role} />
        ))}
      </dl>
      <AddPerson open={dialog === 'add'} onClose={() => setDialog(null)} onInvited={setInvited} />
      <ErasePerson open={dialog === 'erase'} onClose={() => setDialog(null)} />
      <Dialog open={invited !== null} title={`A link for ${invited?.name ?? ''}`} onClose={() => setInvited(null)}>
        <ShownOnce
          secret={invited?.link ?? ''}
          words="Hand it on by a way that only they read. It opens once, within a week, and is not shown again."
        />
      </Dialog>
    </>
  )
}

const RoleMeaning = ({ role }: { readonly role: Role }) => (
  <>
    <dt>{ROLE_TITLES[role]}</dt>
    <dd>{ROLE_MEANINGS[role]}</dd>
  </>
)

interface PersonRowProps {
  readonly person: PersonReport
  readonly onInvited: (invited: Invited) => void
  readonly onTrouble: (trouble: string | null) => void
}

function PersonRow({ person, onInvited, onTrouble }: PersonRowProps) {
  const { handle, name, role, disabledAt, signedInAt, sessions, tokens, isProvided } = person
  const queries = useQueryClient()
  const now = useNow()
  const act = useMutation({
    mutationFn: (action: () => Promise<unknown>) => action(),
    onMutate: () => onTrouble(null),
    onError: (error) => onTrouble(asTrouble(error).detail),
    // Of everything: the log tells of it, and it may be about oneself.
    onSettled: refresh(queries),
  })
  const invite = async () => {
    const { invitation } = await inviteAgain(handle)
    onInvited({ name, link: new URL(invitation.link, window.location.href).href })
  }
  const isOut = disabledAt !== null
  return (
    <tr data-quiet={isOut}>
      <th scope="row">
        <span className={list.title}>{name}</span>
        <span className={list.detail}>{handle}</span>
      </th>
      <td>
        <select
          className={styles.select}
          aria-label={`Role of ${name}`}
          value={role}
          disabled={isOut || act.isPending}
          onChange={({ target }) => {
            // Now: by the time the change is sent, the field shows again what is kept.
            const next = target.value as Role
            act.mutate(() => changePerson(handle, { role: next }))
          }}
        >
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {ROLE_TITLES[each]}
            </option>
          ))}
        </select>
      </td>
      <td>
        {signsIn(person)}
        <span className={list.detail}>{signedInAt === null ? 'never yet' : `last ${age(signedInAt, now)} ago`}</span>
      </td>
      <td>
        {counted(sessions, 'session')}
        <span className={list.detail}>{counted(tokens, 'token')}</span>
      </td>
      <td className={list.actions}>
        {!isOut && !isProvided && (
          <Button kind="link" onClick={() => act.mutate(invite)}>
            New link
          </Button>
        )}
        {sessions > 0 && (
          <Button kind="link" onClick={() => act.mutate(() => endSessions(handle))}>
            Sign out
          </Button>
        )}
        <Button kind="link" onClick={() => act.mutate(() => changePerson(handle, { disabled: !isOut }))}>
          {isOut ? 'Enable' : 'Disable'}
        </Button>
      </td>
    </tr>
  )
}
