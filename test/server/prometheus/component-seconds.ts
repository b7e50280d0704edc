import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

interface Transition {
  readonly at: number
  readonly component: string
  readonly isGood: boolean
}

const STEP = 300

/**
 * Every component's seconds and its operational seconds, as counters with a sample every five minutes, from the recorded
 * status changes of GitHub's page. Seconds since 1970. OpenMetrics text.
 */
export function componentSeconds(folder: string, from: number, to: number): string {
  const rows = parse(readFileSync(join(folder, 'github-status/component_transitions.csv')), {
    columns: true,
  }) as Record<string, string>[]
  const transitions = rows.map(
    ({ observed_at = '', component_name = '', status }): Transition => ({
      at: Date.parse(observed_at) / 1000,
      component: component_name,
      isGood: status === 'operational',
    }),
  )
  const names = ['API Requests', 'Actions', 'Codespaces', 'Issues', 'Pull Requests', 'Webhooks']
  const lines = (metric: string, countsBad: boolean) =>
    names.flatMap((name) => counter(metric, name, transitions, { from, to, countsBad }))
  return [
    '# TYPE component_good_seconds counter',
    ...lines('component_good_seconds_total', false),
    '# TYPE component_seconds counter',
    ...lines('component_seconds_total', true),
    '# EOF\n',
  ].join('\n')
}

function counter(
  metric: string,
  component: string,
  transitions: readonly Transition[],
  { from, to, countsBad }: { readonly from: number; readonly to: number; readonly countsBad: boolean },
): string[] {
  const own = transitions.filter((transition) => transition.component === component)
  const lines: string[] = []
  let next = 0
  let isGood = true
  let counted = 0
  for (let second = from; second <= to; second += STEP) {
    let at = Math.max(from, second - STEP)
    // Up to each change within the step, then to its end.
    for (let change = own[next]; change && change.at <= second; change = own[next]) {
      if (change.at > at) {
        counted += isGood || countsBad ? change.at - at : 0
        at = change.at
      }
      isGood = change.isGood
      next += 1
    }
    counted += isGood || countsBad ? second - at : 0
    lines.push(`${metric}{component=${JSON.stringify(component)}} ${counted} ${second}`)
  }
  return lines
}
