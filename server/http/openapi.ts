import { z } from 'zod'
import { problemSchema } from '../../model/contract/problem.ts'
import { VERSION } from '../version.ts'
import { EVENTS } from './event-stream.ts'
import { BODY_LIMIT, type Route } from './route.ts'

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: jsonSchema(problemSchema, 'output') } },
})

/** The interface's description, OpenAPI 3.1, made from the same schemas that parse and answer. */
export function openApi(routes: readonly Route[], base: string): object {
  const paths: Record<string, Record<string, object>> = { [EVENTS.path]: { [EVENTS.method]: EVENT_OPERATION } }
  for (const route of routes) {
    const template = pathTemplate(route.path)
    paths[template] = { ...paths[template], [route.method]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Leverage',
      version: VERSION,
      description: 'Which reliability work to do next, from real incidents, with honest uncertainty.',
    },
    servers: [{ url: base }],
    paths,
  }
}

function operation(route: Route): object {
  const { method, path, summary, parameters, answer } = route
  const schema = jsonSchema(parameters, 'input')
  const required = new Set(schema.required ?? [])
  return {
    summary,
    operationId: `${method}${path.replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    parameters: Object.entries(schema.properties ?? {}).map(([name, property]) => ({
      name,
      in: isInPath(path, name) ? 'path' : 'query',
      required: isInPath(path, name) || required.has(name),
      schema: property,
    })),
    ...requestBody(route),
    responses: {
      200: { description: 'As asked', content: { 'application/json': { schema: jsonSchema(answer, 'output') } } },
      400: problemAnswer('The request is not one that can be answered'),
      404: problemAnswer('There is no such thing'),
      ...(method === 'get'
        ? {}
        : { 409: problemAnswer('Somebody else has changed it; `current` is what is kept now') }),
      default: problemAnswer('Something else went wrong'),
    },
  }
}

const requestBody = ({ body, bodyLimit = BODY_LIMIT }: Route) =>
  body && {
    requestBody: {
      required: true,
      description: `JSON, at most ${bodyLimit} bytes`,
      content: { 'application/json': { schema: jsonSchema(body, 'input') } },
    },
  }

const EVENT_OPERATION = {
  summary: EVENTS.summary,
  operationId: 'getEvents',
  responses: {
    200: {
      description: 'A stream that stays open; each event is one line of data, JSON of this shape',
      content: { 'text/event-stream': { schema: jsonSchema(EVENTS.event, 'output') } },
    },
    default: problemAnswer('Something went wrong'),
  },
}

const isInPath = (path: string, name: string): boolean => path.split('/').includes(`:${name}`)

const pathTemplate = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

/** `$schema` has no place inside an OpenAPI document. */
function jsonSchema(
  schema: z.ZodType,
  io: 'input' | 'output',
): { properties?: Record<string, unknown>; required?: string[] } {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown>
  return rest
}
