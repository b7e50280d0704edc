import type { ExitReason } from '../refusal.ts'
import { composeDigest } from '../usecases/compose-digest.ts'
import { withInstallation } from './installation.ts'
import { type OutOptions, putOut } from './put-out.ts'
import { momentOption } from './rank.ts'

export interface DigestOptions extends OutOptions {
  readonly since?: string
  readonly lens?: string
}

/** Prints what changed since a day and why, as Markdown: what is sent each week where that is switched on. */
export const digestCommand = (
  configFile: string | undefined,
  { since, lens, ...out }: DigestOptions,
): Promise<ExitReason> => {
  const from = since === undefined ? null : momentOption(since, '--since')
  return withInstallation<ExitReason>(configFile, async ({ context }) => {
    const { markdown } = await composeDigest(context, { since: from, lens: lens ?? null })
    await putOut(markdown, out)
    return 'done'
  })
}
