import { readFile } from 'node:fs/promises'
import { instant, MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import { showValue } from '../row-fault.ts'
import { type Page, SourceFault } from '../source.ts'
import { eventsInLog } from './events.ts'
import { readingsOf, type SiteStates } from './readings.ts'
import { floored, SPAN, STEP } from './span.ts'

/** A recorded history: what `git log --format='%cI %s' -- history` writes in a clone. */
export async function* readRecordedHistory(files: readonly string[]): AsyncGenerator<Page> {
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
      throw recordedFault(file, 'unreadable-file', `cannot be read: ${cause.message}`)
    })
    const events = eventsInLog(text)
    if (events === null)
      throw recordedFault(
        file,
        'unknown-format',
        `is no log of Upptime's commits: it begins ${showValue(text.slice(0, 80))}`,
      )
    let states: SiteStates = {}
    const last = events.at(-1)
    for (let from = floored(events[0]?.at ?? 0, MILLISECONDS_PER_DAY); last && from < last.at; ) {
      const to = instant(Math.min(floored(last.at, STEP), floored(from, SPAN) + SPAN))
      const found = readingsOf(
        states,
        events.filter(({ at }) => at >= from && at < to),
        { from, to },
      )
      states = found.states
      yield { location: file, rows: [], readings: found.readings, cursor: null, expected: null, coverage: null }
      if (to === floored(last.at, STEP)) break
      from = to
    }
  }
}

const recordedFault = (file: string, code: 'unreadable-file' | 'unknown-format', what: string): SourceFault =>
  new SourceFault({
    code,
    location: file,
    message: `${file} ${what}`,
    advice: "Write it in a clone of the repository: git log --format='%cI %s' -- history > history.log",
  })
