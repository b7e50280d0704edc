import { expect, test } from 'vitest'
import { instant } from '../../../model/quantity.ts'
import { coveredServices } from '../../../server/usecases/covered-services.ts'
import { incident, service } from '../../support/evidence.ts'

const span = (from: number, to: number) => ({ from: instant(from), to: instant(to) })
const AS_OF = instant(100)
const toldBy = (source: string, id: string) =>
  incident(`${source}/${id}`, {
    source,
    felt: [{ service: id, share: null }],
  })
const watched = (spans: Record<string, ReturnType<typeof span>[]>, incidents = [toldBy('page', 'api')]) => {
  const [api] = coveredServices([service('api')], incidents, new Map(Object.entries(spans)), AS_OF)
  return { coverage: api?.coverage, gaps: api?.gaps }
}

test('what none of the sources that tell of a service covers is a gap', () => {
  expect(watched({ page: [span(10, 20), span(30, 90)], other: [span(0, 100)] })).toEqual({
    coverage: span(10, 90),
    gaps: [span(20, 30)],
  })
})

test('a second source that tells of it fills the gap as far as it reaches', () => {
  const both = [toldBy('page', 'api'), toldBy('other', 'api')]
  expect(watched({ page: [span(10, 20), span(30, 90)], other: [span(15, 25)] }, both)).toEqual({
    coverage: span(10, 90),
    gaps: [span(25, 30)],
  })
})

test('nothing after the day that is asked about counts, neither a span nor a gap', () => {
  expect(watched({ page: [span(10, 20), span(40, 120), span(130, 140)] })).toEqual({
    coverage: span(10, 100),
    gaps: [span(20, 40)],
  })
})

test('a service without an incident is watched by all sources together; without any source by nobody', () => {
  expect(watched({ page: [span(10, 20)], other: [span(50, 60)] }, [])).toEqual({
    coverage: span(10, 60),
    gaps: [span(20, 50)],
  })
  expect(watched({}, [])).toEqual({ coverage: null, gaps: [] })
})
