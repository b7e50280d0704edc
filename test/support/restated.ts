import { MECHANISMS } from '../../model/evidence/project.ts'
import { type PreparedRanking, withProject } from '../../model/ranking/prepare.ts'
import { exactly } from './evidence.ts'
import { preparedProject } from './insight.ts'

/** The ranking with one estimate of a project, by the key that an insight gives it, known exactly; null for what nobody states. */
export function restated(prepared: PreparedRanking, id: string, key: string, value: number): PreparedRanking | null {
  const { project: own } = preparedProject(prepared, id)
  const [kind, position, name] = key.split('/')
  if (kind === 'effort') {
    const effort = own.effort.map((part, at) => (at === Number(position) ? { ...part, ...exactly(value) } : part))
    return withProject(prepared, { ...own, effort })
  }
  const mechanism = MECHANISMS.find((each) => each === name)
  if (kind !== 'effect' || !mechanism) return null
  const effects = own.effects.map((effect, at) =>
    at === Number(position) ? { ...effect, [mechanism]: exactly(Math.min(1, value)) } : effect,
  )
  return withProject(prepared, { ...own, effects })
}
