import { describe, expect, test } from 'vitest'
import { readConfiguration } from '../../../server/configuration/read-configuration.ts'
import { temporaryFile } from '../sources/reading.ts'
import { lines } from './faults.ts'

describe('references', () => {
  const project = (id: string, more = '', team = 'a') =>
    `  - id: ${id}\n    title: T\n    team: ${team}\n    effort: { low: 1, likely: 2, high: 3 }\n${more}`

  test.each<[string, string, string[]]>([
    [
      'a team that the file does not name',
      `teams:\n  - id: storage\nprojects:\n${project('p', '', 'storge')}`,
      ['6:11 projects[0].team no team "storge" in this file; did you mean "storage"?'],
    ],
    [
      'a team of an effort',
      'teams:\n  - id: a\nprojects:\n  - id: p\n    title: T\n    team: a\n    effort:\n      a: { low: 1, likely: 2, high: 3 }\n      b: { low: 1, likely: 2, high: 3 }\n',
      ['9:7 projects[0].effort.b no team "b" in this file; did you mean "a"?'],
    ],
    [
      'an owner without effort',
      'projects:\n  - id: p\n    title: T\n    team: a\n    effort:\n      b: { low: 1, likely: 2, high: 3 }\n',
      ['6:7 projects[0].effort says nothing of "a", the team that owns the project'],
    ],
    [
      'own sources beside the demo company',
      'company: Acme\ndemo: true\nsources:\n  - { id: page, type: statuspage, url: https://status.example.com }\n',
      [
        '2:1 demo is true, yet sources has "page", whose evidence would come among that of an invented company; take demo out to use your own evidence, or sources to keep the demo',
      ],
    ],
    [
      'an id twice',
      `projects:\n${project('p')}${project('p')}`,
      ['6:9 projects[1].id "p" is already projects[0]; every id is there once'],
    ],
    [
      'a dependency on nothing',
      `projects:\n${project('p', '    dependsOn: [canary]\n')}`,
      ['6:17 projects[0].dependsOn[0] no project "canary" in this file'],
    ],
    [
      'a dependency on itself',
      `projects:\n${project('p', '    dependsOn: [p]\n')}`,
      ['6:17 projects[0].dependsOn[0] "p" cannot depend on itself; take it out'],
    ],
    [
      'a circle',
      `projects:\n${project('x')}${project('p', '    dependsOn: [q]\n')}${project('q', '    dependsOn: [r]\n')}${project('r', '    dependsOn: [p]\n')}`,
      [
        '10:16 projects[1].dependsOn projects wait for each other in a circle: p -> q -> r -> p; take one dependency out',
      ],
    ],
    [
      'a service that needs an unknown one',
      'services:\n  - id: api\n    dependsOn: [databse]\n  - id: database\n',
      ['3:17 services[0].dependsOn[0] no service "databse" in this file; did you mean "database"?'],
    ],
    [
      'weights of 1.1',
      'lenses:\n  - id: l\n    weights: { reliability: 0.5, revenue: 0.3, toil: 0.2, demand: 0.1 }\n',
      ['3:14 lenses[0].weights weights add up to 1.1; they must add up to 1'],
    ],
  ])('%s', async (_name, text, expected) => expect(await lines(text)).toEqual(expected))

  test('teams are free while the file names none', async () => {
    const path = await temporaryFile('leverage.yaml', `projects:\n${project('p', '', 'anybody')}`)
    expect((await readConfiguration(path, {})).ok).toBe(true)
  })

  test('a diamond is no circle', async () => {
    const text = `projects:\n${project('p', '    dependsOn: [q, r]\n')}${project('q', '    dependsOn: [s]\n')}${project('r', '    dependsOn: [s]\n')}${project('s')}`
    expect((await readConfiguration(await temporaryFile('leverage.yaml', text), {})).ok).toBe(true)
  })
})
