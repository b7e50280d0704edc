import { z } from 'zod'
import { type Instant, instant } from '../../../model/quantity.ts'
import { addressSchema, coveredFromSchema, startOfCoverage } from '../incident-feed/feed-config.ts'
import { webhookSchema } from '../shared-secret.ts'

const PUBLIC_API = 'https://api.github.com'

const numberInText = z.union([z.int().positive(), z.string().regex(/^\d+$/, 'must be a number')])
const labelMap = z.record(z.string().min(1), z.string().min(1))

export const configSchema = z
  .strictObject({
    token: z
      .string()
      .min(1)
      .meta({
        secret: true,
        description: 'May read issues. Without it and without an App, public repositories answer 60 requests an hour.',
      })
      .optional(),
    /** A GitHub App that may read issues, and the number of its installation. */
    app: z
      .strictObject({
        id: numberInText,
        installation: numberInText,
        privateKey: z.string().min(1).meta({ secret: true, multiline: true }),
      })
      .optional(),
    repositories: z
      .array(z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'must be written as owner/name'))
      .min(1, 'name at least one repository')
      .meta({ examples: ['acme/shop'] })
      .optional(),
    organization: z
      .string()
      .regex(/^[\w-]+$/, 'must be the name of an organization')
      .meta({ description: 'Instead of repositories: all of its own that have issues and are not archived.' })
      .optional(),
    baseUrl: addressSchema
      .meta({ title: 'Server', description: 'GitHub Enterprise: the address of the server, or of its API.' })
      .optional(),
    webhook: webhookSchema('GitHub then tells of changes at once; the source says where to enter it.').optional(),
    labels: z
      .array(z.string().min(1))
      .min(1, 'name at least one label')
      .meta({ description: 'Only issues with one of these count; all when left out.' })
      .optional(),
    projectLabels: z
      .array(z.string().min(1))
      .min(1, 'name at least one label')
      .meta({
        description: 'Issues with one of these are candidate projects instead of demand.',
        examples: ['reliability-project'],
      })
      .optional(),
    since: coveredFromSchema
      .meta({ title: 'Since', description: 'The first sync takes issues updated since then; all when left out.' })
      .optional(),
    /** Label to service id. A label `service:NAME` means the service NAME without being listed. */
    serviceLabels: labelMap.optional(),
    /** Label to account id. A label `account:NAME` means the account NAME without being listed. */
    accountLabels: labelMap.optional(),
  })
  .refine(({ repositories, organization }) => (repositories === undefined) !== (organization === undefined), {
    error: 'name either repositories or an organization',
    path: ['repositories'],
  })
  .refine(({ token, app }) => token === undefined || app === undefined, {
    error: 'give either a token or an app',
    path: ['app'],
  })
export type GithubConfig = z.infer<typeof configSchema>

/** Where the API is: https://ghe.example.com serves it at /api/v3, an address of its own serves it at the root. */
export function apiAddress({ baseUrl }: Pick<GithubConfig, 'baseUrl'>): string {
  if (baseUrl === undefined) return PUBLIC_API
  const url = new URL(baseUrl)
  const path = url.pathname.replace(/\/+$/, '')
  if (url.hostname === 'github.com' || url.hostname === 'www.github.com') return PUBLIC_API
  return url.origin + (path === '' && !url.hostname.startsWith('api.') ? '/api/v3' : path)
}

/** The moment before which the first sync asks for nothing, or null. */
export const firstMoment = ({ since }: GithubConfig): Instant | null => {
  const from = since === undefined ? null : startOfCoverage({ url: '', coveredFrom: since })
  return from === null ? null : instant(from)
}

/** Where people read what the API tells of. @param server of GitHub Enterprise; null: github.com */
export function webAddress(server: string | null): string {
  if (server === null || apiAddress({ baseUrl: server }) === PUBLIC_API) return 'https://github.com'
  const { protocol, host } = new URL(server)
  return `${protocol}//${host.replace(/^api\./, '')}`
}
