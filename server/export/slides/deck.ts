import type { Column } from '../table.ts'

/** Bars that PowerPoint draws itself, so that whoever presents can change them. */
export interface BarChart {
  /** What is drawn, in which unit. */
  readonly caption: string
  readonly categories: readonly string[]
  readonly series: readonly { readonly name: string; readonly hue: Hue; readonly values: readonly number[] }[]
  /** Decimals of the numbers beside the bars. */
  readonly digits: number
}

/** What a colour says; see the style sheet of the screens. */
export type Hue = 'loss' | 'avoided' | 'effort' | 'unknown' | 'faint'

export interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
}

export interface Slide {
  /** The finding, with its number. */
  readonly title: string
  readonly lines?: readonly string[]
  readonly chart?: BarChart
  /** Goes on over as many slides as it needs. */
  readonly table?: Table
}

/** A presentation, before it is a file. */
export interface Deck {
  readonly fileName: string
  /** One line at the foot of each slide: day, lens, seed. */
  readonly foot: string
  readonly slides: readonly Slide[]
  /** What the figures were made with, so that anybody can make them again: the notes for the speaker of each slide. */
  readonly sources: readonly string[]
}
