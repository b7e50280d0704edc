import { z } from 'zod'
import { auditPageSchema } from '../../../model/contract/audit.ts'
import { AUDIT_ACTIONS, AUDIT_KINDS } from '../../../model/contract/audit-kinds.ts'
import { auditText } from '../../export/audit.ts'
import { EXPORT_FORMATS } from '../../export/format.ts'
import { listAudit } from '../../usecases/list-audit.ts'
import { limitParameter, momentParameter } from '../parameters.ts'
import { type Route, threadRoute } from '../route.ts'

export const AUDIT_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    scope: 'audit:read',
    path: '/audit',
    summary: 'Who changed what, when, from what and to what, newest first; nothing ever leaves it',
    parameters: z.strictObject({
      q: z.string().max(200).default('').meta({ description: 'Words that an entry must hold' }),
      person: z.string().min(1).optional().meta({ description: 'A handle' }),
      kind: z.enum(AUDIT_KINDS).optional(),
      action: z.enum(AUDIT_ACTIONS).optional(),
      subject: z.string().min(1).optional(),
      from: momentParameter,
      to: momentParameter,
      offset: z.coerce.number().int().min(0).default(0),
      limit: limitParameter(100_000, 100),
      format: z.enum(EXPORT_FORMATS).default('json'),
      download: z.string().optional(),
    }),
    answer: auditPageSchema,
    inThread: 'anew',
    handle: async (context, { format, download, ...search }) => {
      const page = await listAudit(context, search)
      if (format === 'json' && download === undefined) return page
      return auditText(page, new Date(context.now()).toISOString(), format)
    },
  }),
]
