import type { IncidentCause } from '../../../model/evidence/cause.ts'

/** What a status page says at each step. `{what}` is the component, in the customers' words. */

export const INVESTIGATING: readonly string[] = [
  'We are investigating reports of problems with {what}. We will share what we know within 30 minutes.',
  'We are seeing errors affecting {what} and are looking into the cause.',
  'Some customers see failures with {what}. Our engineers are investigating.',
]

export const STILL_INVESTIGATING: readonly string[] = [
  'We are continuing to investigate. {what} is still degraded for some customers.',
  'We have ruled out the first suspected cause and keep looking. The impact on {what} is unchanged.',
  'We have brought in more engineers. There is no change in the impact on {what} yet.',
  'The first attempt to recover did not hold. We are trying another way to restore {what}.',
]

export const IDENTIFIED: Readonly<Record<IncidentCause, readonly string[]>> = {
  deploy: [
    'The cause is a recent release. We are rolling it back.',
    'We have traced the errors to a release and are returning to the version before it.',
  ],
  configuration: [
    'The cause is a configuration change. We are reverting it.',
    'We are undoing a configuration change that we made earlier.',
  ],
  capacity: [
    'Demand is above what we had provisioned. We are adding capacity and slowing down low-priority work.',
    'A backlog has built up faster than we can process it. We are adding workers; nothing has been lost.',
  ],
  dependency: [
    'The problem is with an external provider. We have contacted them and are moving traffic away where we can.',
    'An upstream partner is failing. Payments through our other partners are not affected.',
  ],
  database: [
    'A database is not keeping up with writes. We are moving load away from it.',
    'A database failed over and did not come back cleanly. We are restoring connections.',
  ],
  network: ['We see packet loss in part of our network and are routing around it.'],
  certificate: ['A certificate has expired. We are issuing and rolling out a new one.'],
  hardware: ['A machine has failed. We are replacing it and rebuilding its data.'],
  security: ['We are blocking abusive traffic. Some genuine requests are caught; we are narrowing the rule.'],
  'human error': ['A manual change had an effect that we did not intend. We are correcting it.'],
  unknown: ['Error rates are falling. We do not know the cause yet.'],
}

export const MONITORING: readonly string[] = [
  'A fix is in place and {what} is recovering. We are watching it.',
  'Error rates are back to normal. We will keep an eye on {what} before we close this.',
  'The backlog is clearing and {what} works as usual for new requests.',
]

export const RESOLVED: readonly string[] = [
  'This is resolved. {what} has worked normally since our last update.',
  'Resolved. We are sorry for the disruption and will publish what we learn.',
  'All systems are back to normal.',
]

export const REOPENED = 'The problem has come back for some customers. We are opening this again.'

export const MAINTENANCE: readonly string[] = [
  'Planned database upgrade',
  'Planned maintenance of the payout gateway',
  'Planned network maintenance in eu-west',
  'Planned rotation of signing keys',
  'Planned upgrade of the search cluster',
  'Planned maintenance of the dashboard',
]
