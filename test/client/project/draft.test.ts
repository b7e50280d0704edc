import { expect, test } from 'vitest'
import {
  courseTitle,
  draftWords,
  drawnSteps,
  linkedTitle,
  rangeWords,
} from '../../../client/features/project/findings.ts'
import { differences } from '../../../client/features/project/statement-lines.ts'
import { changesOf, restatedOver } from '../../../client/features/project/use-draft.ts'
import type { EditableProject } from '../../../model/contract/editable.ts'
import type { Project } from '../../../model/evidence/project.ts'
import type { Examination } from '../../../model/insight/examine.ts'
import type { BarKind, InsightBar } from '../../../model/insight/insight.ts'

const told: Project = {
  id: 'canary',
  title: 'Canary',
  description: null,
  status: 'candidate',
  url: null,
  effort: [{ team: 'core', low: 4, likely: 5, high: 8 }],
  effects: [{ services: ['api'], frequency: { low: 0.05, likely: 0.1, high: 0.2 } }],
  dependsOn: [],
}
const titles = {
  service: (id: string) => id.toUpperCase(),
  risk: (id: string) => id,
  team: (id: string) => id,
  project: (id: string) => id,
}
const editable: EditableProject = { id: 'canary', source: 'files', value: told, told, revision: 0, edit: null }
const raised = { ...told, effort: [{ team: 'core', low: 6, likely: 7, high: 9 }] }

test('only what differs from the source is kept as an edit', () => {
  expect(changesOf(told, editable)).toBeNull()
  expect(changesOf(raised, editable)).toEqual({ effort: raised.effort })
})

test('an edit of other fields stays, and one that says what the source says is taken back', () => {
  const edit = {
    changes: { title: 'Canaries', effort: raised.effort },
    told: {},
    editedAt: '2026-09-28T00:00:00Z',
    apart: [],
  }
  expect(changesOf(told, { ...editable, value: raised, edit })).toEqual({ title: 'Canaries' })
})

test('that a project shipped is kept beside other edits, and saying what the source says takes it back', () => {
  const shipped = { status: 'shipped', shippedAt: '2026-08-03' } as const
  expect(restatedOver({ effort: raised.effort }, shipped, editable)).toEqual({ effort: raised.effort, ...shipped })
  expect(restatedOver(shipped, { status: 'candidate', shippedAt: null }, editable)).toBeNull()
  expect(restatedOver({ ...shipped }, { status: 'shipped', shippedAt: null }, editable)).toEqual({ status: 'shipped' })
})

test('where only the status differs, both versions say theirs', () => {
  const mine = { ...told, status: 'shipped', shippedAt: '2026-08-03T10:00:00Z' } as const
  expect(differences(mine, { ...told, status: 'planned' }, titles)).toEqual([
    { title: 'status', mine: 'shipped on 2026-08-03', theirs: 'planned' },
  ])
})

test('two versions are told apart part by part', () => {
  const theirs = { ...raised, effects: [{ services: ['api'], detection: { low: 0.2, likely: 0.4, high: 0.6 } }] }
  expect(differences(told, theirs, titles)).toEqual([
    { title: 'fewer incidents', mine: '5%, 10%, 20%', theirs: null },
    { title: 'weeks of core', mine: '4, 5, 8', theirs: '6, 7, 9' },
    { title: 'found sooner', mine: null, theirs: '20%, 40%, 60%' },
  ])
})

const bar = (kind: BarKind, pain: number, label: string = kind): InsightBar => ({
  key: kind,
  kind,
  label,
  effect: null,
  mechanism: null,
  amount: { reliability: 0, revenue: 0, toil: 0, demand: 0 },
  pain,
  painByProvenance: { measured: pain / 2, reported: pain / 4, assumed: pain / 4 },
  count: 1,
  rows: [],
})

test('the drawn bars begin with all that the touched services lose', () => {
  const steps = drawnSteps([
    bar('total', 1),
    bar('elsewhere', 0.7),
    bar('out of scope', 0.2, 'API, out of scope'),
    bar('in scope', 0.1, 'API, in scope'),
    bar('removed', 0.06, 'Fewer incidents'),
    bar('left', 0.04),
  ])
  expect(steps.map(({ label, figure, kind }) => [label, figure, kind])).toEqual([
    ['API, all', '30.0%', 'level'],
    ['out of scope', '−20.0%', 'scope'],
    ['in scope', '10.0%', 'level'],
    ['fewer incidents', '−6.0%', 'removed'],
    ['still lost', '4.0%', 'level'],
  ])
})

const examination = (rank: number, before: number | null): Examination => ({
  id: 'canary',
  before: before === null ? null : { id: 'canary', rank: before, value: 0.0587, leverage: 0.011, effort: 5.33 },
  insight: { rank, of: 16, value: 0.064, leverage: 0.0131 } as Examination['insight'],
  reach: [],
  incidents: [],
  touched: 0,
})
test.each([
  [5, 7, 'Would rank 5th instead of 7th: value 5.9% → 6.4%, leverage 1.10 → 1.31'],
  [7, 7, 'Stays 7th: value 5.9% → 6.4%, leverage 1.10 → 1.31'],
  [5, null, 'It would remove 6.4% of all pain, leverage 1.31, and rank 5th of 16'],
])('a draft at %d from %s', (rank, before, words) => {
  expect(draftWords(examination(rank, before))).toBe(words)
})

const course = { without: [], withProject: [], detectedAt: null, endedAt: 0 }
test.each([
  [4.34, 1.41, 'On 19 Aug it would have cut 4.3 bad minutes to 1.4'],
  [4.34, 4.34, 'On 19 Aug it would have changed none of 4.3 bad minutes'],
  [0, 0, 'On 19 Aug no customer minute was lost'],
])('%d minutes, %d with it', (minutesWithout, minutesWith, title) => {
  expect(courseTitle({ ...course, minutesWithout, minutesWith }, '19 Aug')).toBe(title)
})

test('ranges name their unit once', () => {
  const range = (low: number, high: number, unit: 'share' | 'weeks' | 'times') =>
    rangeWords({ low: { input: low, leverage: 0 }, high: { input: high, leverage: 0 }, unit })
  expect(range(0.4, 0.8, 'share')).toBe('40% to 80%')
  expect(range(8, 4, 'weeks')).toBe('4 to 8 weeks')
  expect(range(0.27, 2, 'times')).toBe('27% to 200% of the forecast')
  expect(range(0.27, 23.45, 'times')).toBe('27% to 23 times the forecast')
})

test('linked issues and requests are counted in words', () => {
  expect(linkedTitle(9, 0)).toBe('Nine linked issues')
  expect(linkedTitle(1, 2)).toBe('One linked issue and 2 requests')
  expect(linkedTitle(0, 1)).toBe('One linked request')
  expect(linkedTitle(0, 0)).toBe('No issue or request is linked')
})
