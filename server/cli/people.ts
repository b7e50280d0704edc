import { handleSchema, NOT_ERASED, type PersonReport } from '../../model/contract/people.ts'
import { ROLES, type Role } from '../../model/contract/roles.ts'
import { alignedTable } from '../export/table.ts'
import { type ExitReason, Refusal } from '../refusal.ts'
import { erasePerson } from '../usecases/access/erase-person.ts'
import { inviteOwner } from '../usecases/access/invitations.ts'
import { addPerson, changePerson, inviteAgain, listPeople } from '../usecases/access/people.ts'
import type { Context } from '../usecases/context.ts'
import { confirm, withInstallation } from './installation.ts'

const COLUMNS = [
  { title: 'Handle', isNumber: false },
  { title: 'Name', isNumber: false },
  { title: 'Role', isNumber: false },
  { title: 'Signs in', isNumber: false },
  { title: 'Last sign-in', isNumber: false },
  { title: 'Tokens', isNumber: true },
]

const cellsOf = (person: PersonReport): string[] => [
  person.handle,
  person.name,
  person.role,
  person.disabledAt !== null
    ? 'disabled'
    : person.isProvided
      ? 'by the provider'
      : person.hasPassword
        ? 'with a password'
        : 'not yet',
  person.signedInAt?.slice(0, 16).replace('T', ' ') ?? 'never',
  String(person.tokens),
]

/** Prints who may sign in. */
export const peopleCommand = (configFile: string | undefined, format: 'table' | 'json'): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    const people = await listPeople(context)
    process.stdout.write(
      format === 'json'
        ? `${JSON.stringify({ people }, null, 2)}\n`
        : people.length === 0
          ? 'Nobody has an account: whoever uses this machine is the owner.\n'
          : `${alignedTable(COLUMNS, people.map(cellsOf))}\n`,
    )
    return 'done'
  })

/** Makes an account and prints the link with which its person chooses a password. */
export const addPersonCommand = (
  configFile: string | undefined,
  handle: string,
  { name, role }: { readonly name: string; readonly role: Role },
): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    const checked = handleSchema.safeParse(handle)
    if (!checked.success) {
      const [issue] = checked.error.issues
      throw new Refusal('usage', `the handle "${handle}" ${issue?.message ?? 'cannot be used'}`, 'Choose another.')
    }
    const { invitation } = await addPerson(context, { handle: checked.data, name, role })
    printLink(context, invitation.link, `${name} chooses a password here, once, until ${dayOf(invitation.expiresAt)}:`)
    return 'done'
  })

/** Prints another link for somebody; without a handle, that of the first owner. */
export const inviteCommand = (configFile: string | undefined, handle: string | undefined): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    if (handle !== undefined) {
      const { person, invitation } = await inviteAgain(context, handle)
      printLink(context, invitation.link, `${person.name} chooses a password here, once:`)
      return 'done'
    }
    const invitation = await inviteOwner(context)
    if (!invitation) {
      throw new Refusal(
        'usage',
        'there is an administrator already',
        'Name whom to invite: leverage people invite HANDLE',
      )
    }
    printLink(context, invitation.link, 'Become the first owner here, within the hour and once:')
    return 'done'
  })

/** Changes a role, disables or enables. */
export const changePersonCommand = (
  configFile: string | undefined,
  handle: string,
  change: { readonly role?: Role; readonly disabled?: boolean },
): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    const person = await changePerson(context, handle, change)
    const state = person.disabledAt === null ? `has the role ${person.role}` : 'is disabled, and signed out everywhere'
    process.stdout.write(`${person.handle} ${state}.\n`)
    return 'done'
  })

/** Takes a person out of everything that is kept. */
export const erasePersonCommand = (
  configFile: string | undefined,
  name: string,
  { yes = false }: { readonly yes?: boolean },
): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    await confirm(`Take "${name}" out of everything that is kept here? This cannot be undone.`, yes)
    const { rows, sources } = await erasePerson(context, name)
    const counts = Object.entries(rows).map(([table, count]) => `${table} ${count}`)
    process.stdout.write(
      `Erased.${counts.length === 0 ? '' : ` Rows that named the person: ${counts.join(', ')}.`}\n` +
        `Entries of the audit log stay, without the person. ${NOT_ERASED}\n`,
    )
    if (sources.length > 0) {
      process.stderr.write(
        `These sources named the person and will again at their next sync, unless they forget too: ${sources.join(', ')}.\n`,
      )
    }
    return 'done'
  })

/** As an argument of a command. */
export const roleNamed = (role: string): Role => {
  const known = ROLES.find((each) => each === role)
  if (known) return known
  throw new Refusal('usage', `there is no role "${role}"`, `Roles are ${ROLES.join(', ')}.`)
}

function printLink({ access }: Context, link: string, words: string): void {
  const address = access.address ?? new URL(`http://127.0.0.1:${process.env.PORT || 4000}`)
  process.stdout.write(`${words}\n${new URL(link, address).href}\n`)
}

const dayOf = (moment: string): string => moment.slice(0, 10)
