import { useNavigate, useSearch } from '@tanstack/react-router'
import { type MouseEvent, useCallback, useMemo } from 'react'
import { stringifySearch } from '../../lib/search.ts'
import { ROW_LINK } from '../../lib/use-close-project.ts'

/** How a row opens its project: an address to copy, and a way that keeps the page. */
export interface Opener {
  href(id: string): string
  open(event: MouseEvent<HTMLAnchorElement>, id: string): void
}

/** One opener for all rows: a router's link in each of hundreds would cost more than the row. */
export function useOpener(): Opener {
  const search = useSearch({ from: '/ranking' })
  const navigate = useNavigate({ from: '/ranking' })
  const href = useCallback((id: string) => `/ranking${stringifySearch({ ...search, project: id })}`, [search])
  const open = useCallback(
    (event: MouseEvent<HTMLAnchorElement>, id: string) => {
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
      if (!isPlain) return
      event.preventDefault()
      void navigate({ search: (now) => ({ ...now, project: id }), resetScroll: false })
    },
    [navigate],
  )
  return useMemo(() => ({ href, open }), [href, open])
}

interface LinkProps {
  readonly id: string
  readonly title: string
  readonly className: string | undefined
  readonly opener: Opener
}

export function RowLink({ id, title, className, opener }: LinkProps) {
  return (
    <a
      className={className}
      href={opener.href(id)}
      title={title}
      onClick={(event) => opener.open(event, id)}
      {...{ [ROW_LINK]: id }}
    >
      {title}
    </a>
  )
}
