import type { AuditKind } from '../../model/contract/audit-kinds.ts'
import { auditText } from '../export/audit.ts'
import type { ExportFormat } from '../export/format.ts'
import { type ExitReason, Refusal } from '../refusal.ts'
import { parseMoment } from '../usecases/as-of.ts'
import { listAudit } from '../usecases/list-audit.ts'
import { withInstallation } from './installation.ts'

export interface AuditOptions {
  readonly person?: string
  readonly kind?: AuditKind
  readonly since?: string
  readonly limit: string
  readonly format: ExportFormat
}

/** Prints who changed what, newest first. */
export const auditCommand = (
  configFile: string | undefined,
  words: readonly string[],
  { person, kind, since, limit, format }: AuditOptions,
): Promise<ExitReason> =>
  withInstallation<ExitReason>(configFile, async ({ context }) => {
    const from = since === undefined ? undefined : (parseMoment(since) ?? undefined)
    if (since !== undefined && from === undefined) {
      throw new Refusal('usage', `--since is "${since}"`, 'Give a date such as 2026-01-31.')
    }
    const most = Number(limit)
    if (!Number.isInteger(most) || most < 1) {
      throw new Refusal('usage', `--limit is "${limit}"`, 'Give a whole number from 1.')
    }
    const page = await listAudit(context, {
      q: words.join(' '),
      person,
      kind,
      from,
      offset: 0,
      limit: most,
    })
    process.stdout.write(auditText(page, new Date(context.now()).toISOString(), format).text)
    return 'done'
  })
