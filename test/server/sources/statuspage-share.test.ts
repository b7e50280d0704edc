import { describe, expect, test } from 'vitest'
import { shares, told, update } from './statuspage-rows.ts'

describe('shares', () => {
  const start = update('investigating', '2026-01-01T10:00:10Z', [told('api', 'operational', 'partial_outage')])

  test('hold from the start of the incident and average over time', () => {
    // 10:00-10:30 at 0.3, 10:30-10:45 at 1, 10:45-11:00 at 0.05: (30 x 0.3 + 15 x 1 + 15 x 0.05) / 60 = 0.4125
    const updates = [
      update('identified', '2026-01-01T10:45:00Z', [told('api', 'major_outage', 'degraded_performance')]),
      update('identified', '2026-01-01T10:30:00Z', [told('api', 'partial_outage', 'major_outage')]),
      start,
    ]
    expect(shares({ incident_updates: updates }).api).toBeCloseTo(0.4125, 12)
  })

  test('end with the mitigation', () => {
    // The page shows a partial outage for 20 minutes, then watches: 0.3 over the loss's own 20 minutes.
    const updates = [
      update('resolved', '2026-01-01T11:00:00Z', [told('api', 'partial_outage', 'operational')]),
      update('monitoring', '2026-01-01T10:20:00Z', [told('api', 'partial_outage', 'partial_outage')]),
      start,
    ]
    expect(shares({ incident_updates: updates }).api).toBeCloseTo(0.3, 12)
  })

  test('of a component that joins later begin with what it was before', () => {
    // Operational for 30 of 60 minutes, then a major outage: 0.5
    const updates = [update('identified', '2026-01-01T10:30:00Z', [told('web', 'operational', 'major_outage')]), start]
    expect(shares({ incident_updates: updates })).toEqual({
      api: expect.closeTo(0.3, 12),
      web: expect.closeTo(0.5, 12),
    })
  })

  test('are unknown when no update tells a status, or only operational ones', () => {
    const updates = [update('investigating', '2026-01-01T10:00:00Z', [told('api', 'operational', 'operational')])]
    const components = [{ id: 'web', name: 'Web', status: 'partial_outage' }]
    expect(shares({ incident_updates: updates, components })).toEqual({ api: null, web: null })
  })

  test("follow the component's own change while the incident lasted, and ignore one before or after it", () => {
    const opening = update('investigating', '2026-01-01T10:00:00Z', [told('api', 'operational', 'operational')])
    const changed = (updated_at: string) => [{ id: 'api', name: 'API', status: 'partial_outage', updated_at }]
    const shareOf = (updated_at: string) => shares({ incident_updates: [opening], components: changed(updated_at) })
    // Partial from 10:06 to 11:00: 54 of 60 minutes at 0.3.
    expect(shareOf('2026-01-01T10:06:00Z')).toEqual({ api: expect.closeTo(0.27, 12) })
    expect(shareOf('2026-01-01T09:59:00Z')).toEqual({ api: null })
    expect(shareOf('2026-02-01T00:00:00Z')).toEqual({ api: null })
  })

  test('of an incident without length are the worst told', () => {
    expect(shares({ incident_updates: [start], resolved_at: '2026-01-01T10:00:00Z' })).toEqual({ api: 0.3 })
  })

  test('up to the last word while nothing says that it ended', () => {
    const open = { status: 'investigating', resolved_at: null, updated_at: '2026-01-01T10:30:00Z' }
    const updates = [
      update('investigating', '2026-01-01T10:15:00Z', [told('api', 'partial_outage', 'operational')]),
      start,
    ]
    expect(shares({ ...open, incident_updates: updates }).api).toBeCloseTo(0.15, 12)
  })
})
