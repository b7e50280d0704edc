import type { Command } from 'commander'
import type { ExitReason } from '../refusal.ts'

/** Makes what a command does the end of the process. */
export type Ending = (command: () => Promise<ExitReason>) => () => Promise<void>

export const command = (parent: Command, name: string, description: string): Command =>
  parent.command(name).description(description).allowExcessArguments(false).exitOverride()
