import { z } from 'zod'
import { problemSchema } from '../../model/contract/problem.ts'
import { VERSION } from '../version.ts'
import type { Route } from './route.ts'

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: jsonSchema(problemSchema, 'output') } },
})

/** The interface's description, OpenAPI 3.1, made from the same schemas that parse and answer. */
export function openApi(routes: readonly Route[], base: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Leverage',
      version: VERSION,
      description: 'Which reliability work to do next, from real incidents, with honest uncertainty.',
    },
    servers: [{ url: base }],
    paths: Object.fromEntries(routes.map((route) => [pathTemplate(route.path), { [route.method]: operation(route) }])),
  }
}

function operation({ path, summary, parameters, answer }: Route): object {
  const schema = jsonSchema(parameters, 'input')
  const required = new Set(schema.required ?? [])
  return {
    summary,
    operationId: path.replace(/[/:]+(\w)/g, (_, letter: string) => letter.toUpperCase()),
    parameters: Object.entries(schema.properties ?? {}).map(([name, property]) => ({
      name,
      in: path.includes(`:${name}`) ? 'path' : 'query',
      required: path.includes(`:${name}`) || required.has(name),
      schema: property,
    })),
    responses: {
      200: { description: 'As asked', content: { 'application/json': { schema: jsonSchema(answer, 'output') } } },
      400: problemAnswer('The request is not one that can be answered'),
      404: problemAnswer('There is no such thing'),
      default: problemAnswer('Something else went wrong'),
    },
  }
}

const pathTemplate = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

/** `$schema` has no place inside an OpenAPI document. */
function jsonSchema(
  schema: z.ZodType,
  io: 'input' | 'output',
): { properties?: Record<string, unknown>; required?: string[] } {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown>
  return rest
}
