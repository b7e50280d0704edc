import { useRouterState, useSearch } from '@tanstack/react-router'
import {
  areasExportAddress,
  businessExportAddress,
  committedPlanAddress,
  comparisonExportAddress,
  EXPORT_FORMATS,
  exportAddress,
  groupsExportAddress,
  planExportAddress,
  projectExportAddress,
  requestsExportAddress,
  reviewExportAddress,
  SLIDES,
  trackExportAddress,
} from '../lib/export-address.ts'
import type { Search } from '../lib/search.ts'

interface Exported {
  readonly title: string
  /** What one row of its CSV is. */
  readonly row: string
  /** It can be presented too. */
  readonly isDeck?: true
  readonly address: (format: string, search: Search) => string
}

const RANKING: Exported = { title: 'Export the ranking', row: 'a project', isDeck: true, address: exportAddress }

/** What the server makes as a file, by path; null where a screen has none, or its own. */
function exportedOn(path: string, { group, one, other }: Search): Exported | null {
  const committed = /^\/plans\/([^/]+)$/.exec(path)?.[1]
  if (committed) {
    const id = decodeURIComponent(committed)
    return {
      title: 'Export this plan',
      row: 'a project',
      isDeck: true,
      address: (format) => committedPlanAddress(format, id),
    }
  }
  const project = /^\/projects\/([^/]+)$/.exec(path)?.[1]
  if (project && project !== 'new') {
    const id = decodeURIComponent(project)
    return {
      title: 'Export this project',
      row: 'an estimate',
      isDeck: true,
      address: (format, search) => projectExportAddress(format, id, search),
    }
  }
  switch (path) {
    case '/ranking':
      return group
        ? { title: `Export the ranking by ${group}`, row: `a ${group}`, isDeck: true, address: groupsExportAddress }
        : RANKING
    case '/ranking/compare':
      return one && other
        ? { title: 'Export the comparison', row: 'a project', isDeck: true, address: comparisonExportAddress }
        : null
    case '/areas':
      return { title: 'Export the areas', row: 'a cell', isDeck: true, address: areasExportAddress }
    case '/plan':
      return { title: 'Export this plan', row: 'a project', isDeck: true, address: planExportAddress }
    case '/review':
      return {
        title: 'Export this review',
        row: 'a decision or an estimate',
        isDeck: true,
        address: reviewExportAddress,
      }
    case '/plan/business':
      return {
        title: 'Export this plan for the business',
        row: 'an account',
        isDeck: true,
        address: businessExportAddress,
      }
    case '/requests':
      return { title: 'Export the open needs', row: 'a need', isDeck: true, address: requestsExportAddress }
    case '/track':
      return { title: 'Export the track record', row: 'a forecast', isDeck: true, address: trackExportAddress }
    default:
      return null
  }
}

/** What can be taken out of the screen that is shown; null for nothing. */
export function useExports() {
  const search = useSearch({ strict: false }) as Search
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const exported = exportedOn(path, search)
  return (
    exported && {
      title: exported.title,
      files: [...EXPORT_FORMATS, ...(exported.isDeck ? [SLIDES] : [])].map(({ format, title, hint }) => ({
        format,
        title,
        hint: format === 'csv' ? `one row ${exported.row}` : hint,
      })),
      addressOf: (format: string) => exported.address(format, search),
    }
  )
}
