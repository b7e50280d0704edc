import type { Titles } from './words.ts'

interface Named {
  readonly id: string
  readonly title: string
}

/** What an effect may name, and who may work on it. */
export interface Catalogue {
  readonly services: readonly Named[]
  readonly risks: readonly Named[]
  readonly teams: readonly Named[]
  /** Labels that incidents or issues have. */
  readonly labels: readonly string[]
}

export const titlesOf = ({ services, risks }: Pick<Catalogue, 'services' | 'risks'>): Titles => ({
  service: (id) => services.find((service) => service.id === id)?.title ?? id,
  risk: (id) => risks.find((risk) => risk.id === id)?.title ?? id,
})
