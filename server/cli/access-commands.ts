import { type Command, Option } from 'commander'
import { ROLES, type Role } from '../../model/contract/roles.ts'
import { command, type Ending } from './command.ts'
import type { TokenOptions } from './token.ts'

type Format = 'table' | 'json'

/** People, tokens and erasing, as commands. */
export function accessCommands(leverage: Command, config: () => string | undefined, ending: Ending): void {
  const formatOption = () =>
    new Option('--format <format>', 'how to print it').choices(['table', 'json']).default('table')
  const roleOption = (meaning: string) => new Option('--role <role>', meaning).choices([...ROLES]).makeOptionMandatory()

  const people = command(leverage, 'people', 'say who may sign in; or let somebody in, or out')
    .addOption(formatOption())
    .action(({ format }: { format: Format }) =>
      ending(async () => (await import('./people.ts')).peopleCommand(config(), format))(),
    )
  command(people, 'add', 'make an account, and print the link with which its person chooses a password')
    .argument('<handle>', 'such as ada.lovelace')
    .requiredOption('--name <name>')
    .addOption(roleOption('what they may do'))
    .action((handle: string, options: { name: string; role: Role }) =>
      ending(async () => (await import('./people.ts')).addPersonCommand(config(), handle, options))(),
    )
  command(people, 'invite', 'print another link to choose a password with; without a handle, that of the first owner')
    .argument('[handle]')
    .action((handle: string | undefined) =>
      ending(async () => (await import('./people.ts')).inviteCommand(config(), handle))(),
    )
  command(people, 'role', 'give somebody another role')
    .argument('<handle>')
    .argument('<role>', ROLES.join(', '))
    .action((handle: string, role: string) =>
      ending(async () => {
        const { changePersonCommand, roleNamed } = await import('./people.ts')
        return changePersonCommand(config(), handle, { role: roleNamed(role) })
      })(),
    )
  for (const [name, description, disabled] of [
    ['disable', 'let somebody in no more; they are out at once', true],
    ['enable', 'let somebody in again', false],
  ] as const) {
    command(people, name, description)
      .argument('<handle>')
      .action((handle: string) =>
        ending(async () => (await import('./people.ts')).changePersonCommand(config(), handle, { disabled }))(),
      )
  }

  const token = command(leverage, 'token', 'list what programs sign in with; or make or revoke one')
    .addOption(formatOption())
    .action(({ format }: { format: Format }) =>
      ending(async () => (await import('./token.ts')).tokensCommand(config(), format))(),
    )
  command(token, 'make', 'make a token, and print its secret this once')
    .argument('<title>', 'what it is for')
    .requiredOption('--person <handle>', 'whose it is; it ends with their account')
    .addOption(roleOption('what it may do, at most what the person may'))
    .option('--scopes <scope...>', 'only these of what the role may; all of them when left out')
    .option('--days <days>', 'until when it works', '90')
    .action((title: string, options: TokenOptions) =>
      ending(async () => (await import('./token.ts')).makeTokenCommand(config(), title, options))(),
    )
  command(token, 'revoke', 'let a token open nothing more')
    .argument('<number>')
    .action((number: string) => ending(async () => (await import('./token.ts')).revokeTokenCommand(config(), number))())

  command(leverage, 'erase-person', 'take a person, by handle or name, out of everything that is kept')
    .argument('<name>')
    .option('--yes', 'do not ask')
    .action((name: string, options: { yes?: boolean }) =>
      ending(async () => (await import('./people.ts')).erasePersonCommand(config(), name, options))(),
    )
}
