import { createContext } from 'react'

/** What is taken for granted where a page is rendered without a browser; null in one. */
export interface RenderedFor {
  readonly narrow: boolean
}

export const Rendered = createContext<RenderedFor | null>(null)
