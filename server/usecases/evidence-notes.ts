import type { Project } from '../../model/evidence/project.ts'
import { UNMAPPED } from '../../model/evidence/service.ts'
import { counted, listShort } from '../../model/format.ts'
import type { Loss, LossFlag } from '../../model/loss/loss.ts'
import type { Note, NoteCode } from '../../model/ranking/evidence.ts'

/** What a reader of any figure must know about the rows behind it. Nothing is dropped without a word. */
export function evidenceNotes({
  losses,
  quarantined,
  demandLeftOut,
  unmappedDemand,
  editedApart,
  projects,
  isPast,
  calibrated,
}: {
  readonly losses: readonly Loss[]
  readonly quarantined: number
  readonly demandLeftOut: number
  /** Open issues and requests of no known service. */
  readonly unmappedDemand: number
  /** Incidents and projects whose source changed a field that a person had edited. */
  readonly editedApart: number
  readonly projects: readonly Project[]
  readonly isPast: boolean
  /** Which constants past quarters chose, and why; null where they chose none. */
  readonly calibrated: string | null
}): Note[] {
  const flagged = (flag: LossFlag) => incidentsOf(losses.filter(({ flags }) => flags.includes(flag)))
  const note = (code: NoteCode, count: number, message: (incidents: string) => string): Note[] =>
    count === 0 ? [] : [{ code, count, message: message(count === 1 ? '1 incident' : `${count} incidents`) }]
  const assumed = projects.filter(({ status, effortAssumed }) => status === 'candidate' && effortAssumed)
  return [
    ...(calibrated === null ? [] : [{ code: 'calibrated', count: 0, message: calibrated } satisfies Note]),
    ...note(
      'unmapped',
      incidentsOf(losses.filter(({ service }) => service === UNMAPPED)),
      (incidents) => `${incidents} of no known service: counted under Unmapped.`,
    ),
    ...(unmappedDemand === 0
      ? []
      : [
          {
            code: 'unmapped-demand',
            count: unmappedDemand,
            message: `${counted(unmappedDemand, 'open issue or request', 'open issues and requests')} of no known service: counted in total demand, and in no service's.`,
          } satisfies Note,
        ]),
    ...note(
      'suggested-cause',
      flagged('suggested-cause'),
      (incidents) =>
        `${incidents} with a cause that only words in title and updates suggest: used as suggested until somebody confirms it.`,
    ),
    ...(assumed.length === 0
      ? []
      : [
          {
            code: 'assumed-effort',
            count: assumed.length,
            message: `Nobody stated the effort of ${listShort(
              assumed.map(({ title }) => title),
              3,
            )}: it is assumed.`,
          } satisfies Note,
        ]),
    ...(editedApart === 0
      ? []
      : [
          {
            code: 'edited-apart',
            count: editedApart,
            message: `${counted(editedApart, 'edit')} of something that its source has changed since: the edit holds.`,
          } satisfies Note,
        ]),
    ...note('open', flagged('open'), (incidents) => `${incidents} not resolved yet: counted up to the as-of date.`),
    ...note(
      'quiet',
      flagged('quiet'),
      (incidents) => `${incidents} never reported resolved: counted up to the last word of the source.`,
    ),
    ...note(
      'overlong',
      flagged('overlong'),
      (incidents) =>
        `${incidents} longer than is plausible: counted up to the limit until somebody confirms the duration.`,
    ),
    ...note(
      'overlapped',
      flagged('overlapped'),
      (incidents) => `${incidents} within another of the same service: taken as the same outage told twice.`,
    ),
    ...(isPast
      ? [
          {
            code: 'as-of-now',
            count: 0,
            message:
              'Severities, causes, risks, projects and accounts carry no history and are as they are now; only when a project shipped is known.',
          } satisfies Note,
        ]
      : []),
    ...(quarantined === 0
      ? []
      : [
          {
            code: 'quarantined',
            count: quarantined,
            message: `${quarantined === 1 ? '1 row waits' : `${quarantined} rows wait`} in quarantine and ${quarantined === 1 ? 'is' : 'are'} not counted.`,
          } satisfies Note,
        ]),
    ...(demandLeftOut === 0
      ? []
      : [
          {
            code: 'demand-left-out',
            count: demandLeftOut,
            message: 'Issues and requests carry no history, so demand is left out of a ranking of the past.',
          } satisfies Note,
        ]),
  ]
}

const incidentsOf = (losses: readonly Loss[]): number => new Set(losses.map(({ incident }) => incident)).size
