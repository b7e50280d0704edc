import type { MappingBasis } from '../../model/evidence/mapping.ts'
import { compileTitle } from '../sources/title-pattern.ts'
import type { ReadingContext } from './context.ts'

/** The services, rules and names by which rows are mapped now. */
export async function loadMapping({ store }: ReadingContext): Promise<MappingBasis> {
  const [services, rules, components] = await Promise.all([
    store.services.all(),
    store.rules.all(),
    store.components.all(),
  ])
  return { services, rules, components, compile: compileTitle }
}
