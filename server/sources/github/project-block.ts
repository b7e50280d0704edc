import { parseDocument } from 'yaml'
import { z } from 'zod'
import { effectSchema, idSchema } from '../../../model/contract/project.ts'
import { effortSchema } from '../../../model/contract/three-point.ts'
import { schemaReason } from '../row-fault.ts'

const weeksSchema = z
  .number()
  .positive()
  .transform((weeks) => ({ low: weeks, likely: weeks, high: weeks }))
const effort = z.union([weeksSchema, effortSchema], {
  error: 'expected engineer-weeks above 0: 3, or { low: 2, likely: 3, high: 5 } in that order',
})

/** What an issue's text may say of the project that it is, under the single key `leverage`. */
const blockSchema = z.strictObject({
  team: idSchema.optional(),
  effort: effort.optional(),
  /** Of several teams; the first owns the project. */
  efforts: z.record(idSchema, effort).optional(),
  effects: z.array(effectSchema).optional(),
  dependsOn: z.array(idSchema).optional(),
})
type ProjectBlock = z.infer<typeof blockSchema>

/** An issue's text without its block, and what the block says; or why that cannot be taken. */
export type ReadBody = { readonly text: string; readonly block: ProjectBlock } | { readonly refused: string }

/** Reads the first fenced block of YAML whose single key is `leverage`. Linear. */
export function readBody(body: string): ReadBody {
  const lines = body.split(/\r?\n/)
  for (let start = 0; start < lines.length; start += 1) {
    const [, fence] = /^ {0,3}(`{3,}|~{3,})/.exec(lines[start] ?? '') ?? []
    if (fence === undefined) continue
    const end = lines.findIndex((line, position) => position > start && line.trim() === fence)
    if (end < 0) break
    const inner = lines.slice(start + 1, end)
    if (/^ {0,3}[`~]+\s*ya?ml\s*$/i.test(lines[start] ?? '') && inner.some((line) => /^leverage\s*:/.test(line))) {
      const text = [...lines.slice(0, start), ...lines.slice(end + 1)].join('\n').trim()
      return parsedBlock(inner.join('\n'), text)
    }
    start = end
  }
  return { text: body.trim(), block: {} }
}

function parsedBlock(yaml: string, text: string): ReadBody {
  const refused = (why: string) => ({ refused: `its leverage block ${why}` })
  const document = parseDocument(yaml, { prettyErrors: false, stringKeys: true })
  const [error] = document.errors
  if (error) return refused(`is not YAML: ${error.message}`)
  const content: unknown = document.toJS({ maxAliasCount: 100 })
  const parsed = z.strictObject({ leverage: blockSchema.nullable() }).safeParse(content)
  if (!parsed.success) return refused(`cannot be taken: ${schemaReason(parsed.error, content)}`)
  return { text, block: parsed.data.leverage ?? {} }
}
