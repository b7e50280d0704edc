import { type Service, UNMAPPED } from './service.ts'

/** The identifier a component's name turns into when it becomes a service: "Git Operations" is git-operations. */
export const serviceIdOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '') || UNMAPPED

/** Service ids by every name that a source may call one: its id, and the identifier of its title. */
export const servicesByName = (services: readonly Service[]): ReadonlyMap<string, string> =>
  new Map(services.flatMap(({ id, title }) => [[id, id] as const, [serviceIdOf(title), id] as const]))
