import { sourceOrderSchema } from '../../model/contract/outages.ts'
import type { StatedOrder } from '../../model/evidence/outage/source-order.ts'
import type { AuditedDatabase } from './audited.ts'
import type { Connection } from './connection.ts'
import { bumpEvidenceVersion } from './evidence-version.ts'
import { checkedColumn } from './json-column.ts'

/** What people said about which incidents are one outage; incidents by id, whether or not they are there now. */
export interface KeptOutages {
  /** By their first member; each in its own order. */
  readonly groups: readonly (readonly string[])[]
  /** Pairs that are kept apart, each in the order of its ids. */
  readonly apart: readonly (readonly [string, string])[]
}

/** Some incidents put into other groups, and which pairs of them are kept apart from then on. */
export interface Regrouping {
  /** What was kept of these incidents when it was decided. */
  readonly before: KeptOutages
  /** Every incident of it in one group, alone or with others. */
  readonly now: readonly (readonly string[])[]
  readonly apart: readonly (readonly [string, string])[]
}

export interface OutageStore {
  all(): Promise<KeptOutages>
  /** Keeps a regrouping; false, and nothing changes, when something else is kept of its incidents by now. */
  regroup(regrouping: Regrouping): Promise<boolean>
  /** In which order people want sources believed; what they said nothing of is left out. */
  sourceOrder(): Promise<StatedOrder>
  keepSourceOrder(order: StatedOrder): Promise<void>
}

const ORDER_KEY = 'source-order'

export const outageStore = (database: AuditedDatabase): OutageStore => ({
  all: () => database.read(async () => readOutages(database.connection)),
  regroup: ({ before, now, apart }) =>
    database.change((connection, log) => {
      const ids = now.flat()
      if (JSON.stringify(keptOf(readOutages(connection), ids)) !== JSON.stringify(keptOf(before, ids))) return false
      writeGroups(connection, now, keptOf(before, ids).groups)
      writeApart(connection, ids, apart)
      bumpEvidenceVersion(connection)
      log({
        action: 'changed',
        kind: 'outage',
        subject: now.map(([first]) => first).join(', '),
        before: keptOf(before, ids),
        after: { groups: now.filter((group) => group.length > 1), apart },
      })
      return true
    }),
  sourceOrder: () => database.read(async () => readOrder(database.connection)),
  keepSourceOrder: (order) =>
    database.change((connection, log) => {
      log({ action: 'changed', kind: 'settings', subject: ORDER_KEY, before: readOrder(connection), after: order })
      connection
        .prepare(
          `INSERT INTO setting (key, origin, value) VALUES (?, 'person', ?)
           ON CONFLICT (key, origin) DO UPDATE SET value = excluded.value`,
        )
        .run(ORDER_KEY, JSON.stringify(order))
      bumpEvidenceVersion(connection)
    }),
})

/** What is kept of these incidents: the groups that hold one of them, and the pairs between them. */
export function keptOf({ groups, apart }: KeptOutages, ids: readonly string[]): KeptOutages {
  const wanted = new Set(ids)
  return {
    groups: groups.filter((group) => group.some((id) => wanted.has(id))),
    apart: apart.filter(([one, other]) => wanted.has(one) && wanted.has(other)),
  }
}

function readOutages(connection: Connection): KeptOutages {
  const members = connection
    .prepare<[], { incident_id: string; outage: string }>(
      'SELECT incident_id, outage FROM outage_member ORDER BY outage, position',
    )
    .all()
  return {
    groups: [...Map.groupBy(members, ({ outage }) => outage).values()].map((group) =>
      group.map(({ incident_id }) => incident_id),
    ),
    apart: connection
      .prepare<[], [string, string]>('SELECT one, other FROM outage_apart ORDER BY one, other')
      .raw()
      .all(),
  }
}

/** A member that is not among the incidents now, since its source took it back, stays with the first of its group that is. */
function writeGroups(
  connection: Connection,
  now: readonly (readonly string[])[],
  former: readonly (readonly string[])[],
): void {
  const forget = connection.prepare<[string]>('DELETE FROM outage_member WHERE incident_id = ?')
  const insert = connection.prepare<[string, string, number]>(
    'INSERT INTO outage_member (incident_id, outage, position) VALUES (?, ?, ?)',
  )
  const named = new Set(now.flat())
  for (const id of [...named, ...former.flat()]) forget.run(id)
  for (const group of now) {
    const absent = former
      .filter((members) => group.includes(members.find((id) => named.has(id)) ?? ''))
      .flatMap((members) => members.filter((id) => !named.has(id)))
    const members = [...group, ...absent]
    if (members.length > 1) for (const [position, id] of members.entries()) insert.run(id, group[0] ?? id, position)
  }
}

function writeApart(
  connection: Connection,
  ids: readonly string[],
  apart: readonly (readonly [string, string])[],
): void {
  const forget = connection.prepare<[string, string]>(
    `DELETE FROM outage_apart
     WHERE one IN (SELECT value FROM json_each(?)) AND other IN (SELECT value FROM json_each(?))`,
  )
  const listed = JSON.stringify(ids)
  forget.run(listed, listed)
  const insert = connection.prepare<[string, string]>('INSERT INTO outage_apart (one, other) VALUES (?, ?)')
  for (const [one, other] of apart) insert.run(...(one < other ? ([one, other] as const) : ([other, one] as const)))
}

function readOrder(connection: Connection): StatedOrder {
  const kept = connection
    .prepare<[string], string>("SELECT value FROM setting WHERE key = ? AND origin = 'person'")
    .pluck()
    .get(ORDER_KEY)
  return kept === undefined ? {} : checkedColumn(kept, `setting ${ORDER_KEY}`, sourceOrderSchema.partial())
}
