import type { RawRow } from '../source.ts'
import type { Indicator } from './indicator.ts'

/** What a Prometheus is to be asked for, and the objectives that came with it. */
export interface Found {
  readonly rows: readonly RawRow[]
  readonly indicators: readonly Indicator[]
}

/** PromQL's selector of these labels: {job="api",cluster="eu"}. */
export const selector = (labels: Readonly<Record<string, string>>): string =>
  `{${Object.entries(labels)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(',')}}`

/** 0.999 for the 0.9990000000000001 that a rule computes. */
export const rounded = (value: number): number => Number(value.toPrecision(12))
