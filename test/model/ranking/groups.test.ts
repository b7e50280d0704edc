import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Grouping, groupGains } from '../../../model/ranking/groups.ts'
import { orderByMean } from '../../../model/ranking/order.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { avoidedTogether } from '../../../model/ranking/together.ts'
import { evidence, exactly, loss, PROPERTY, project } from '../../support/evidence.ts'
import { arbitraryRanking, ONLY_RELIABILITY, preparedProject } from '../../support/insight.ts'

const lens = { id: 'test', weights: ONLY_RELIABILITY }
const weeks = (team: string) => ({ effort: [{ team, ...exactly(2) }] })

/** Half of all is lost in api, half in web. Two teams; the first has two projects that stop half of api each. */
const twoTeams = () =>
  prepareRanking(
    evidence({
      teams: [
        { id: 'core', title: 'Core', capacity: 3 },
        { id: 'edge', title: 'Edge', capacity: 1 },
      ],
      losses: [loss('i'), loss('j', { service: 'web' })],
      projects: [
        project('one', [{ services: ['api'], frequency: exactly(0.5) }], weeks('core')),
        project('two', [{ services: ['api'], frequency: exactly(0.5) }], weeks('core')),
        project('three', [{ services: ['web'], frequency: exactly(0.2) }], weeks('edge')),
        project('idle', [{ services: ['api'], causes: ['security'], frequency: exactly(0.2) }], weeks('edge')),
      ],
    }),
  )

test('worked: two that halve the same half remove 3/8 of all together, not 1/2', () => {
  const prepared = twoTeams()
  const [api = 0, web = 0] = ['one', 'three'].map((id) => preparedProject(prepared, id).avoided.total.reliability)
  const { reliability: all } = prepared.totals
  const { groups } = groupGains(prepared, lens, 'team')
  expect(groups.map(({ title, projects, above }) => [title, projects.length, above])).toEqual([
    ['Core', 2, 2],
    ['Edge', 2, 0],
  ])
  expect(groups[0]?.value).toBeCloseTo((1.5 * api) / all, 5)
  expect(groups[0]?.addedUp).toBeCloseTo((2 * api) / all, 5)
  expect(groups[0]?.leverage).toBeCloseTo((1.5 * api) / all / 4, 5)
  expect(groups[1]?.value).toBeCloseTo(web / all, 5)
})

test('by service, each stands with the one it saves most of; what saves none stands apart', () => {
  expect(groupGains(twoTeams(), lens, 'service').groups.map(({ id, projects }) => [id, [...projects].sort()])).toEqual([
    ['api', ['one', 'two']],
    ['web', ['three']],
    [null, ['idle']],
  ])
})

test('every project is in one group, in the order of the ranking, and a group removes what its projects do together', () => {
  fc.assert(
    fc.property(arbitraryRanking(1, 5), fc.constantFrom<Grouping>('team', 'service'), (prepared, by) => {
      const { groups } = groupGains(prepared, lens, by)
      const order = orderByMean(prepared, lens.weights).map(({ id }) => id)
      expect(groups.flatMap(({ projects }) => projects).sort()).toEqual([...order].sort())
      for (const { projects, value, addedUp } of groups) {
        expect(projects).toEqual(order.filter((id) => projects.includes(id)))
        const all = avoidedTogether(
          prepared,
          projects.map((id) => preparedProject(prepared, id)),
        )
        expect(value).toBeCloseTo(all.reliability / prepared.totals.reliability, 5)
        expect(value).toBeLessThanOrEqual(addedUp + 1e-6)
      }
    }),
    PROPERTY,
  )
})
