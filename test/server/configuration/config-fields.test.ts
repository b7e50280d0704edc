import { expect, test } from 'vitest'
import { z } from 'zod'
import { configFields } from '../../../server/configuration/config-fields.ts'

const shared = z.strictObject({ secret: z.string().meta({ secret: true }), former: z.string().optional() })
const fieldsOf = (shape: z.ZodRawShape) => configFields(z.strictObject(shape))

test('what an obligatory group needs is needed, what an optional one needs is not', () => {
  const needed = (shape: z.ZodRawShape) => fieldsOf(shape).flatMap(({ path, required }) => (required ? [path] : []))
  expect(needed({ token: z.string(), webhook: shared })).toEqual(['token', 'webhook.secret'])
  expect(needed({ token: z.string().optional(), webhook: shared.optional() })).toEqual([])
})

test('a text with a default says what it is when left out', () => {
  const help = fieldsOf({
    server: z.string().default('https://api.example.com'),
    label: z.string().meta({ description: 'The label of an alert.' }).default('service'),
    kind: z.enum(['issues', 'none']).default('issues'),
    token: z.string().optional(),
  }).map((field) => field.help)
  expect(help).toEqual([
    'Left out: https://api.example.com.',
    'The label of an alert. Left out: service.',
    'Left out: issues.',
    null,
  ])
})
