import { counted, inWords, percent, sentence } from '../../format.ts'
import type { AreasReport } from '../areas/area.ts'

/** A few hold a large part: at most this many, together at least this share. */
const FEW = 3
const LARGE = 0.4
/** How many uncovered cells are named. */
const MOST_NAMED = 5

/** Where it hurts in customer minutes, and what of it no project touches, as sentences with their numbers. */
export function painWords(report: AreasReport): string[] {
  const total = report.expected.reliability
  if (total <= 0) return ['Nothing is expected to be lost']
  const gap = report.uncovered.reliability / total
  const untouched = gap >= 0.005 ? `no project touches ${percent(gap, 0)} of it` : 'a project touches every part of it'
  return [`${concentration(report, total)}; ${untouched}`, ...uncoveredWords(report)]
}

function concentration({ services }: AreasReport, total: number): string {
  const worst = services.toSorted((one, other) => other.expected.reliability - one.expected.reliability)
  let sum = 0
  for (const [position, { title, expected }] of worst.slice(0, FEW).entries()) {
    sum += expected.reliability
    if (sum / total < LARGE) continue
    const who = position === 0 ? `${title} holds` : `${sentence(inWords(position + 1))} services hold`
    return `${who} ${percent(sum / total, 0)} of the expected loss`
  }
  return `The expected loss is spread over ${counted(services.length, 'service')}`
}

const uncoveredWords = (report: AreasReport): string[] =>
  uncoveredCells(report).map(
    ({ title, cause, share }) => `No project touches ${percent(share)} of all expected minutes: ${title}, ${cause}`,
  )

/** The largest losses that no project touches, with their share of all minutes; those worth a mark. */
export function uncoveredCells({ cells, services, leastShare, expected }: AreasReport) {
  const titles = new Map(services.map(({ id, title }) => [id, title]))
  return cells
    .map(({ service, cause, uncovered }) => ({
      service,
      cause,
      title: titles.get(service) ?? service,
      share: expected.reliability > 0 ? uncovered.reliability / expected.reliability : 0,
    }))
    .filter(({ share }) => share > leastShare)
    .toSorted((one, other) => other.share - one.share)
    .slice(0, MOST_NAMED)
}
