import type { EstimateAnswers, Estimated } from '../../model/evidence/estimate-question.ts'
import { type Instant, instant } from '../../model/quantity.ts'
import { subjectOf } from './access/people.ts'
import type { AuditedDatabase } from './audited.ts'
import type { Connection } from './connection.ts'
import { parsed } from './json-column.ts'

/** People asked about one project, with everything they said: who may see what is not the store's to say. */
export interface KeptRound {
  readonly id: number
  readonly project: string
  readonly asked: Estimated
  readonly openedAt: Instant
  readonly revealedAt: Instant | null
  /** The name of an account. */
  readonly revealedBy: string | null
  /** By the names of the people. */
  readonly estimates: readonly KeptEstimate[]
}

export interface KeptEstimate {
  /** The account; null where there is none. */
  readonly person: number | null
  /** Null for whoever uses a server without accounts. */
  readonly name: string | null
  readonly answers: EstimateAnswers
  readonly answeredAt: Instant
}

/** Who estimates. */
export type Estimator = Pick<KeptEstimate, 'person' | 'name'>

export interface Estimates {
  /** The round of each project that is open or was revealed last, newest first; of one project alone where it is named. */
  rounds(project?: string): Promise<KeptRound[]>
  /** The open round of the project, opened where there is none. */
  open(project: string, asked: Estimated, at: Instant): Promise<number>
  /** Puts answers in the place of what this person said in the round; none take it back. False when it is not open any more. */
  answer(round: number, by: Estimator, answers: EstimateAnswers, at: Instant): Promise<boolean>
  /** Shows everybody's answers to everybody, for good. False when it is not open, or nobody has answered. */
  reveal(round: number, at: Instant): Promise<boolean>
}

export const estimates = (database: AuditedDatabase): Estimates => ({
  rounds: (project) =>
    database.read(async (reader) => {
      let found = reader
        .selectFrom('estimate_round')
        .leftJoin('person', 'person.id', 'estimate_round.revealed_by')
        .selectAll('estimate_round')
        .select('person.name as revealer')
        .where(({ eb, selectFrom }) =>
          eb(
            'estimate_round.id',
            'in',
            selectFrom('estimate_round as newest')
              .select(({ fn }) => fn.max('newest.id').as('id'))
              .groupBy('newest.project_id'),
          ),
        )
        .orderBy('estimate_round.id', 'desc')
      if (project !== undefined) found = found.where('project_id', '=', project)
      const rounds = await found.execute()
      if (rounds.length === 0) return []
      const said = await reader
        .selectFrom('estimate')
        .leftJoin('person', 'person.id', 'estimate.person_id')
        .selectAll('estimate')
        .select('person.name as person_name')
        .where(
          'round_id',
          'in',
          rounds.map(({ id }) => id),
        )
        .orderBy('person.name')
        .orderBy('estimate.name')
        .orderBy('estimate.id')
        .execute()
      return rounds.map((row) => ({
        id: row.id,
        project: row.project_id,
        asked: parsed(row.asked, 'estimate_round.asked') as Estimated,
        openedAt: instant(row.opened_at),
        revealedAt: row.revealed_at === null ? null : instant(row.revealed_at),
        revealedBy: row.revealer,
        estimates: said
          .filter(({ round_id }) => round_id === row.id)
          .map(({ person_id, person_name, name, answers, answered_at }) => ({
            person: person_id,
            name: person_name ?? name,
            answers: parsed(answers, 'estimate.answers') as EstimateAnswers,
            answeredAt: instant(answered_at),
          })),
      }))
    }),
  open: (project, asked, at) =>
    database.change((connection, log) => {
      const open = connection
        .prepare<[string], number>('SELECT id FROM estimate_round WHERE project_id = ? AND revealed_at IS NULL')
        .pluck()
        .get(project)
      if (open !== undefined) return open
      log({ action: 'made', kind: 'estimates', subject: project, after: { asked } })
      return Number(
        connection
          .prepare('INSERT INTO estimate_round (project_id, asked, opened_at) VALUES (?, ?, ?)')
          .run(project, JSON.stringify(asked), at).lastInsertRowid,
      )
    }),
  answer: (round, { person, name }, answers, at) =>
    database.change((connection, log) => {
      const project = projectOf(connection, round)
      if (project === undefined) return false
      const former = connection
        .prepare<[number, number | null, string | null], { id: number; answers: string }>(
          'SELECT id, answers FROM estimate WHERE round_id = ? AND person_id IS ? AND name IS ?',
        )
        .get(round, person, name)
      const count = Object.keys(answers).length
      if (former) connection.prepare('DELETE FROM estimate WHERE id = ?').run(former.id)
      if (count > 0)
        connection
          .prepare('INSERT INTO estimate (round_id, person_id, name, answers, answered_at) VALUES (?, ?, ?, ?, ?)')
          .run(round, person, name, JSON.stringify(answers), at)
      // Which questions, never the figures: whoever reads this log may still have to answer.
      const keys = (text: string) => Object.keys(parsed(text, 'estimate.answers') as object)
      log({
        action: count === 0 ? 'took back' : former ? 'changed' : 'made',
        kind: 'estimates',
        subject: project,
        before: former && { round, answered: keys(former.answers) },
        after: count === 0 ? null : { round, answered: Object.keys(answers) },
      })
      return true
    }),
  reveal: (round, at) =>
    database.change((connection, log) => {
      const project = projectOf(connection, round)
      const said = connection
        .prepare<[number], { person_id: number | null; name: string | null; answers: string }>(
          'SELECT person_id, name, answers FROM estimate WHERE round_id = ? ORDER BY id',
        )
        .all(round)
      if (project === undefined || said.length === 0) return false
      connection
        .prepare('UPDATE estimate_round SET revealed_at = ?, revealed_by = ? WHERE id = ?')
        .run(at, database.actor.person, round)
      log({
        action: 'revealed',
        kind: 'estimates',
        subject: project,
        after: {
          round,
          estimates: said.map(({ person_id, name, answers }) => ({
            by: person_id === null ? (name ?? 'local owner') : subjectOf(person_id),
            answers: parsed(answers, 'estimate.answers'),
          })),
        },
      })
      return true
    }),
})

/** Of an open round. */
const projectOf = (connection: Connection, round: number): string | undefined =>
  connection
    .prepare<[number], string>('SELECT project_id FROM estimate_round WHERE id = ? AND revealed_at IS NULL')
    .pluck()
    .get(round)
