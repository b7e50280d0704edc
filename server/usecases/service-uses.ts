import { compareText } from '../../model/compare.ts'
import type { ServiceUses, UndeclaredService } from '../../model/contract/settings.ts'
import { demandMapping } from '../../model/evidence/demand-mapping.ts'
import { incidentMapping } from '../../model/evidence/mapping.ts'
import { UNMAPPED } from '../../model/evidence/service.ts'
import { serviceIdOf, servicesByName } from '../../model/evidence/service-name.ts'
import type { Evidence } from '../../model/ranking/evidence.ts'
import type { ReadingContext } from './context.ts'
import { loadMapping } from './load-mapping.ts'
import { loadRows } from './load-rows.ts'

type Use = keyof ServiceUses
const UNUSED: ServiceUses = { incidents: 0, objectives: 0, demand: 0, risks: 0, projects: 0 }

/** How often each service is used in the evidence, and the names there that are of no service, most used first. */
export async function serviceUses(
  context: ReadingContext,
  evidence: Evidence,
): Promise<{ usesOf(id: string): ServiceUses; undeclared: UndeclaredService[] }> {
  const [basis, rows, slos] = await Promise.all([loadMapping(context), loadRows(context), context.store.slos.all()])
  const byName = servicesByName(basis.services)
  const known = tally()
  const unknown = tally()
  const name = (what: Use, text: string) => {
    const id = byName.get(text) ?? byName.get(serviceIdOf(text))
    if (id !== undefined) known.add(what, id, id)
    else if (serviceIdOf(text) !== UNMAPPED) unknown.add(what, serviceIdOf(text), text)
  }
  for (const { incident, service } of evidence.losses) known.add('incidents', service, service, incident)
  for (const { service } of evidence.demand) if (service !== null) known.add('demand', service, service)
  for (const { service } of slos) name('objectives', service)
  for (const { service } of evidence.risks) name('risks', service)
  for (const { effects } of evidence.projects) {
    const named = effects.flatMap(({ services = [], rootServices = [] }) => [...services, ...rootServices])
    for (const service of new Set(named)) name('projects', service)
  }

  const toServices = incidentMapping(basis)
  for (const incident of rows.incidents) {
    for (const impact of incident.impacts) {
      const [felt] = toServices({ ...incident, impacts: [impact] }).felt
      const id = serviceIdOf(impact.name)
      if (felt?.service === UNMAPPED && id !== UNMAPPED) unknown.add('incidents', id, impact.name, incident.id)
    }
  }
  const serviceOf = demandMapping(basis)
  for (const row of [...rows.issues, ...rows.requests]) {
    if (row.service !== null && serviceOf(row).service === null) name('demand', row.service)
  }
  return {
    usesOf: (id) => known.all().get(id)?.uses ?? UNUSED,
    undeclared: [...unknown.all()]
      .map(([id, { title, uses }]) => ({ id, title, uses }))
      .sort((left, right) => sum(right.uses) - sum(left.uses) || compareText(left.id, right.id)),
  }
}

const sum = (uses: ServiceUses): number => Object.values(uses).reduce((total, count) => total + count, 0)

/** Counts uses by id; what is counted once however often it is there has a key. */
function tally() {
  const entries = new Map<string, { readonly title: string; uses: ServiceUses }>()
  const seen = new Set<string>()
  return {
    add: (what: Use, id: string, title: string, key: string | null = null) => {
      const once = `${what}\u0000${id}\u0000${key}`
      if (key !== null && seen.has(once)) return
      seen.add(once)
      const entry = entries.get(id) ?? { title, uses: UNUSED }
      entries.set(id, { ...entry, uses: { ...entry.uses, [what]: entry.uses[what] + 1 } })
    },
    all: (): ReadonlyMap<string, { readonly title: string; readonly uses: ServiceUses }> => entries,
  }
}
