import type { Connector } from './connector.ts'
import { CONNECTORS } from './connectors.ts'
import { githubIssue } from './upstream.ts'
import { ALERTMANAGER, SIGNERS, type Signer } from './webhook-signers.ts'

/** A vendor that tells of its rows. */
export interface Teller {
  readonly signer: Signer
  /** What can be asked afterwards; null: what is told is all that there is. */
  readonly connector: Connector | null
  /** The body that tells of a row, the same each time. */
  bodyOf(number: number): object
}

const STARTED = Date.now()
/** A moment of these last hours, the same each time that a row is told of. */
const recent = (number: number): string => new Date(STARTED - number * 1_000).toISOString()

const BODIES: Readonly<Record<string, Teller['bodyOf']>> = {
  github: (number) => ({ action: 'opened', issue: githubIssue(number, { updated_at: recent(number) }) }),
  pagerduty: (number) => ({
    event: {
      resource_type: 'incident',
      event_type: 'incident.triggered',
      occurred_at: recent(number),
      data: { number },
    },
  }),
  'incident-io': (number) => ({ event_type: 'public_incident.incident_created_v2', number }),
  json: (number) => ({
    incidents: [{ id: `I-${number}`, title: `Queue ${number}`, started_at: recent(number), severity: 'P2' }],
  }),
  alertmanager: (number) => ({
    version: '4',
    alerts: [
      { status: 'firing', labels: { alertname: 'QueueLong' }, startsAt: recent(number), fingerprint: `b0c${number}` },
    ],
  }),
}

/** Every vendor whose webhooks come in. */
export const TELLERS: readonly Teller[] = [...SIGNERS, ALERTMANAGER].map((signer) => ({
  signer,
  connector: CONNECTORS.find(({ type }) => type === signer.type) ?? null,
  bodyOf: BODIES[signer.type] ?? (() => ({})),
}))
