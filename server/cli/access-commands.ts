import { Option } from 'commander'
import { AUDIT_KINDS } from '../../model/contract/audit-kinds.ts'
import { ROLES, type Role } from '../../model/contract/roles.ts'
import { EXPORT_FORMATS, REPORT_FORMATS, type ReportFormat } from '../export/format.ts'
import type { AuditOptions } from './audit.ts'
import { type Commands, command, formatOption } from './command.ts'
import type { TokenOptions } from './token.ts'

/** Who may come in, and who changed what. */
export const accessCommands: Commands = (leverage, config, ending) => {
  leverage.commandsGroup('People, and who changed what:')
  const roleOption = (meaning: string) => new Option('--role <role>', meaning).choices([...ROLES]).makeOptionMandatory()

  const people = command(leverage, 'people', 'say who may sign in; or let somebody in, or out')
    .addOption(formatOption(REPORT_FORMATS))
    .action(({ format }: { format: ReportFormat }) =>
      ending(async () => (await import('./people.ts')).peopleCommand(config(), format)),
    )
  command(people, 'add', 'make an account, and print the link with which its person chooses a password')
    .argument('<handle>', 'such as ada.lovelace')
    .requiredOption('--name <name>', 'as others see it')
    .addOption(roleOption('what they may do'))
    .action((handle: string, options: { name: string; role: Role }) =>
      ending(async () => (await import('./people.ts')).addPersonCommand(config(), handle, options)),
    )
  command(people, 'invite', 'print another link to choose a password with; without a handle, that of the first owner')
    .argument('[handle]', 'whom; leverage people lists them')
    .action((handle: string | undefined) =>
      ending(async () => (await import('./people.ts')).inviteCommand(config(), handle)),
    )
  command(people, 'role', 'give somebody another role')
    .argument('<handle>', 'whose; leverage people lists them')
    .argument('<role>', ROLES.join(', '))
    .action((handle: string, role: string) =>
      ending(async () => {
        const { changePersonCommand, roleNamed } = await import('./people.ts')
        return changePersonCommand(config(), handle, { role: roleNamed(role) })
      }),
    )
  for (const [name, description, disabled] of [
    ['disable', 'let somebody in no more; they are out at once', true],
    ['enable', 'let somebody in again', false],
  ] as const) {
    command(people, name, description)
      .argument('<handle>', 'whom; leverage people lists them')
      .action((handle: string) =>
        ending(async () => (await import('./people.ts')).changePersonCommand(config(), handle, { disabled })),
      )
  }

  const token = command(leverage, 'token', 'list what programs sign in with; or make or revoke one')
    .addOption(formatOption(REPORT_FORMATS))
    .action(({ format }: { format: ReportFormat }) =>
      ending(async () => (await import('./token.ts')).tokensCommand(config(), format)),
    )
  command(token, 'make', 'make a token, and print its secret this once')
    .argument('<title>', 'what it is for')
    .requiredOption('--person <handle>', 'whose it is; it ends with their account')
    .addOption(roleOption('what it may do, at most what the person may'))
    .option('--scopes <scope...>', 'only these of what the role may; all of them when left out')
    .option('--days <days>', 'until when it works', '90')
    .action((title: string, options: TokenOptions) =>
      ending(async () => (await import('./token.ts')).makeTokenCommand(config(), title, options)),
    )
  command(token, 'revoke', 'let a token open nothing more')
    .argument('<number>', 'which one; leverage token lists them')
    .action((number: string) => ending(async () => (await import('./token.ts')).revokeTokenCommand(config(), number)))

  command(leverage, 'erase-person', 'take a person, by handle or name, out of everything that is kept')
    .argument('<name>', 'a handle, or a name as it is written')
    .option('--yes', 'do not ask')
    .action((name: string, options: { yes?: boolean }) =>
      ending(async () => (await import('./people.ts')).erasePersonCommand(config(), name, options)),
    )
  command(leverage, 'audit', 'say who changed what, when, from what and to what')
    .argument('[words...]', 'only entries that hold each of these')
    .option('--person <handle>', 'only what this person did')
    .addOption(new Option('--kind <kind>', 'only changes of this').choices([...AUDIT_KINDS]))
    .option('--since <date>', 'from then on')
    .option('--limit <entries>', 'how many at most', '100')
    .addOption(formatOption(EXPORT_FORMATS))
    .action((words: string[], options: AuditOptions) =>
      ending(async () => (await import('./audit.ts')).auditCommand(config(), words, options)),
    )
}
