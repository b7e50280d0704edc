import { z } from 'zod'
import { type RouteScope, SCOPES } from '../../model/contract/access.ts'
import { problemSchema } from '../../model/contract/problem.ts'
import { VERSION } from '../version.ts'
import { EVENTS } from './event-stream.ts'
import { BODY_LIMIT, type Route } from './route.ts'
import { LARGEST_WEBHOOK, WEBHOOK } from './webhooks.ts'

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: jsonSchema(problemSchema, 'output') } },
})

/** The interface's description, OpenAPI 3.1, made from the same schemas that parse and answer. */
export function openApi(routes: readonly Route[], base: string): object {
  const paths: Record<string, Record<string, object>> = {
    [EVENTS.path]: { [EVENTS.method]: EVENT_OPERATION },
    [pathTemplate(WEBHOOK.path)]: { [WEBHOOK.method]: WEBHOOK_OPERATION },
  }
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
    components: { securitySchemes: SECURITY },
    paths,
  }
}

function operation(route: Route): object {
  const { method, path, scope, summary, parameters, answer } = route
  const schema = jsonSchema(parameters, 'input')
  const required = new Set(schema.required ?? [])
  return {
    summary,
    ...rights(scope),
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
      401: problemAnswer('Nobody is signed in'),
      403: problemAnswer('Whoever asks may not have this'),
      404: problemAnswer('There is no such thing'),
      ...(method === 'get'
        ? {}
        : { 409: problemAnswer('Somebody else has changed it; `current` is what is kept now') }),
      default: problemAnswer('Something else went wrong'),
    },
  }
}

/** A server without accounts asks for neither. */
const SECURITY = {
  session: { type: 'apiKey', in: 'cookie', name: '__Host-leverage', description: 'Signed in on a screen' },
  token: { type: 'http', scheme: 'bearer', description: 'A token, with a role and scopes' },
  link: { type: 'http', scheme: 'bearer', description: 'The secret of a share link' },
}

/** Who may call it. */
function rights(scope: RouteScope): object {
  if (scope === 'anyone') return { security: [] }
  if (scope === 'own') return { security: [{ session: [] }] }
  if (scope === 'shared') return { security: [{ link: [] }] }
  return { security: [{ session: [scope] }, { token: [scope] }], 'x-role': SCOPES[scope].role }
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
  ...rights(EVENTS.scope),
  operationId: 'getEvents',
  responses: {
    200: {
      description: 'A stream that stays open; each event is one line of data, JSON of this shape',
      content: { 'text/event-stream': { schema: jsonSchema(EVENTS.event, 'output') } },
    },
    default: problemAnswer('Something went wrong'),
  },
}

const WEBHOOK_OPERATION = {
  summary: WEBHOOK.summary,
  ...rights(WEBHOOK.scope),
  operationId: 'postWebhook',
  parameters: ['type', 'source'].map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
  requestBody: {
    required: true,
    description: `As the vendor sends and signs it, at most ${LARGEST_WEBHOOK} bytes`,
    content: { 'application/json': { schema: {} } },
  },
  responses: {
    200: { description: 'It came before, or is about nothing that is kept' },
    202: { description: 'It is kept, and the source is asked soon' },
    default: problemAnswer('It was not taken: its signature, its size or its time is wrong'),
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
