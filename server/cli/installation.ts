import { userInfo } from 'node:os'
import { createInterface } from 'node:readline/promises'
import { instant } from '../../model/quantity.ts'
import { readServerConfig, type ServerConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { type ExitReason, Refusal } from '../refusal.ts'
import { createVault } from '../secrets/vault.ts'
import { securityLog } from '../security-log.ts'
import { openStore } from '../store/store.ts'
import type { Context } from '../usecases/context.ts'
import { createContext } from '../usecases/create-context.ts'
import { printFailure } from './failure.ts'

export interface Installation {
  readonly config: ServerConfig
  readonly context: Context
  readonly log: ReturnType<typeof createLog>
}

const now = () => instant(Date.now())

/**
 * Opens the database that the environment names, brings what leverage.yaml states into force, gives both to the
 * command, tells what goes wrong in it, and closes the database whatever happens. Throws StoreFault when that cannot be opened.
 * A command tells its faults itself, so its log is silent unless LEVERAGE_LOG says otherwise.
 */
export async function withInstallation<Result>(
  configFile: string | undefined,
  run: (installation: Installation) => Promise<Result>,
  logLevel = 'silent',
): Promise<Result | ExitReason> {
  const config = readServerConfig(
    configFile === undefined ? process.env : { ...process.env, LEVERAGE_CONFIG: configFile },
    process.cwd(),
  )
  const actor = { via: 'command line', person: null, name: userInfo().username } as const
  const store = await openStore(config.database, { now, actor })
  const secrets = createVault({ stated: process.env.LEVERAGE_KEY, keyFile: `${config.database}.key` })
  try {
    const log = createLog(process.env.LEVERAGE_LOG, logLevel, secrets.hide)
    const context = createContext({
      store,
      now,
      log,
      environment: process.env,
      secrets,
      networks: config.privateNetworks,
      security: securityLog(log),
      access: config.access,
    })
    const installation = { config, context, log }
    if (config.configuration !== null) await bringIntoForce(installation, config.configuration)
    return await run(installation)
  } catch (error) {
    // Here, where it is known which words are secrets.
    return printFailure(error, secrets.hide)
  } finally {
    store.close()
  }
}

async function bringIntoForce({ context }: Installation, file: string): Promise<void> {
  const { readConfiguration } = await import('../configuration/read-configuration.ts')
  const reading = await readConfiguration(file, process.env)
  if (!reading.ok) {
    const lines = reading.faults.map(
      ({ line, column, path, message }) => `${file}:${line}:${column}: ${path ? `${path}: ` : ''}${message}`,
    )
    throw new Refusal(
      'input',
      `${lines.length === 1 ? 'a fault' : `${lines.length} faults`} in the configuration\n${lines.join('\n')}`,
      'Nothing was changed. leverage check FILE tries it again.',
    )
  }
  if (!reading.evidence.demo) await leaveDemo(context, false)
  await context.store.applyConfiguration(reading.evidence, reading.hash)
}

/**
 * Takes the demo company out before real evidence comes in; asks first on a terminal. Without the demo it does nothing.
 * Throws Refusal when the person says no.
 */
export async function leaveDemo({ store }: Context, isAgreed: boolean): Promise<void> {
  if (!(await store.settings.get()).demo) return
  await confirm('The database holds the invented demo company. Replace it with your own evidence?', isAgreed)
  process.stderr.write('The demo company was taken out.\n')
  await store.clear()
}

/** Asks on a terminal; elsewhere nobody can answer and the command goes on. Throws Refusal when the answer is no. */
export async function confirm(question: string, isAgreed: boolean): Promise<void> {
  if (isAgreed || !process.stdin.isTTY || !process.stderr.isTTY) return
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question(`${question} [y/N] `)
  terminal.close()
  if (!/^y(es)?$/i.test(answer.trim()))
    throw new Refusal('usage', 'nothing was changed', 'Answer y, or give --yes, to go on.')
}
