import { describe, expect, test } from 'vitest'
import { withEstimate } from '../../../client/components/effects-editor/edit-form.ts'
import { firstForm, readNewForm, selectorOf } from '../../../client/features/new-project/draft.ts'
import { newProjectSchema } from '../../../model/contract/editable.ts'

const frame = {
  services: [
    { id: 'web', title: 'Web', team: null },
    { id: 'api', title: 'API', team: 'edge' },
  ],
  teams: [
    { id: 'core', title: 'Core', capacity: 5 },
    { id: 'edge', title: 'Edge', capacity: 3 },
  ],
}
const cell = { service: 'api', cause: 'deploy' } as const

test('a cell becomes an effect that reaches it; burn outside incidents is no cause of one', () => {
  expect(selectorOf(cell)).toEqual({ services: ['api'], causes: ['deploy'] })
  expect(selectorOf({ service: 'api', cause: 'background' })).toEqual({ services: ['api'], background: true })
})

test('the team that has the service owns the project, else the first one', () => {
  expect(firstForm(cell, frame).effort[0]?.team).toBe('edge')
  expect(firstForm({ ...cell, service: 'web' }, frame).effort[0]?.team).toBe('core')
  expect(firstForm(null, { services: [], teams: [] }).effort[0]?.team).toBe('unassigned')
})

test('a title is suggested from the cell, none without one', () => {
  const titleOf = (cause: 'deploy' | 'background' | 'unknown') => firstForm({ service: 'api', cause }, frame).title
  expect(titleOf('deploy')).toBe('Fewer deploy failures in API')
  expect(titleOf('background')).toBe('Less loss outside incidents in API')
  expect(titleOf('unknown')).toBe('Less loss of unknown cause in API')
  expect(firstForm(null, frame).title).toBe('')
})

test('without a cell nothing is reached yet, so nothing is ranked', () => {
  const form = firstForm(null, frame)
  expect(form.effects).toEqual([])
  expect(readNewForm({ ...form, title: 'Any' }).draft).toBeNull()
})

describe('what a form states', () => {
  const form = { ...firstForm(cell, frame), title: '  Canary deploys ' }

  test('is what the server takes, without spaces around the title and without an empty description', () => {
    const { request, fields } = readNewForm(form)
    expect(fields.size).toBe(0)
    expect(newProjectSchema.parse(request)).toMatchObject({
      title: 'Canary deploys',
      description: null,
      status: 'candidate',
      effort: [{ team: 'edge', low: 1, likely: 2, high: 4 }],
      effects: [{ services: ['api'], causes: ['deploy'], frequency: { low: 0.1, likely: 0.3, high: 0.5 } }],
    })
  })

  test('is ranked before it has a title, but not sent', () => {
    const { request, draft, fields } = readNewForm({ ...form, title: ' ' })
    expect(request).toBeNull()
    expect(draft).not.toBeNull()
    expect([...fields]).toEqual([['title', 'a project needs a title']])
  })

  test('that makes no sense is neither; the estimate says why', () => {
    const effects = form.effects.map((effect) =>
      withEstimate(effect, 'frequency', { low: '60%', likely: '30%', high: '50%' }),
    )
    const { request, draft, estimates, fields } = readNewForm({ ...form, effects })
    expect([request, draft]).toEqual([null, null])
    expect([...estimates.values()].join()).toMatch(/low, likely, high/)
    expect(fields.size).toBe(0)
  })
})
