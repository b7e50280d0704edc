import { useMemo } from 'react'
import type { Frame } from '../../../model/ranking/frame.ts'
import { type Catalogue, titlesOf } from '../../components/effects-editor/catalogue.ts'
import type { StatementTitles } from './statement-lines.ts'

const EMPTY: Pick<Frame, 'services' | 'risks' | 'teams' | 'labels' | 'projects'> = {
  services: [],
  risks: [],
  teams: [],
  labels: [],
  projects: [],
}

/** What the editor may name, and what things are called. */
export function useCatalogue(frame: Frame | null): { readonly catalogue: Catalogue; readonly titles: StatementTitles } {
  return useMemo(() => {
    const { services, risks, teams, labels, projects } = frame ?? EMPTY
    const titleIn = (list: readonly { readonly id: string; readonly title: string }[]) => (id: string) =>
      list.find((entry) => entry.id === id)?.title ?? id
    return {
      catalogue: { services, risks, teams, labels },
      titles: { ...titlesOf({ services, risks }), team: titleIn(teams), project: titleIn(projects) },
    }
  }, [frame])
}
