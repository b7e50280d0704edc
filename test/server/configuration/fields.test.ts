import { describe, expect, test } from 'vitest'
import { lines } from './faults.ts'

describe('fields', () => {
  test('unknown ones suggest the nearest known one, at their own place', async () => {
    expect(await lines('company: A\nservises: []\n')).toEqual([
      '2:1 servises unknown field "servises"; did you mean "services"?',
    ])
    expect(await lines('services:\n  - id: a\n    traffic_share: 0.5\n')).toEqual([
      '3:5 services[0].traffic_share unknown field "traffic_share"; did you mean "trafficShare"?',
    ])
    expect(await lines('teams:\n  - id: a\n    colour: red\n')).toEqual([
      '3:5 teams[0].colour unknown field "colour"; known are id, title, capacity',
    ])
    expect(await lines('assumptions:\n  halflife: 3\n')).toEqual([
      '2:3 assumptions.halflife unknown field "halflife"; did you mean "halfLife"?',
    ])
  })

  const project = (more: string) => `projects:\n  - id: p\n    title: P\n    team: a\n${more}`
  const effort = '    effort: { low: 1, likely: 2, high: 3 }\n'

  test.each<[string, string, string[]]>([
    [
      'a reduction above 1',
      project(`${effort}    effects:\n      - frequency: { low: 0.2, likely: 0.4, high: 60 }\n`),
      ['7:51 projects[0].effects[0].frequency.high is 60; a reduction must be at most 1; write 0.6 for 60%'],
    ],
    [
      'a low above likely',
      project('    effort: { low: 5, likely: 2, high: 8 }\n'),
      ['5:20 projects[0].effort.low is 5; low (5) is above likely (2); write them in order low, likely, high'],
    ],
    [
      'an effort of zero',
      project('    effort: { low: 0, likely: 2, high: 8 }\n'),
      ['5:20 projects[0].effort.low is 0; effort in engineer-weeks must be above 0'],
    ],
    [
      'an effort of zero of one of several teams',
      project('    effort:\n      a: { low: 1, likely: 2, high: 3 }\n      b: { low: 0, likely: 2, high: 8 }\n'),
      ['7:17 projects[0].effort.b.low is 0; effort in engineer-weeks must be above 0'],
    ],
    [
      'a misspelt part of an effort',
      project('    effort: { low: 1, likley: 2, high: 8 }\n'),
      [
        '5:13 projects[0].effort.likely "likely" is missing',
        '5:23 projects[0].effort.likley unknown field "likley"; did you mean "likely"?',
      ],
    ],
    [
      'a misspelt field of an effect',
      project(
        `${effort}    effects:\n      - recovery: { low: 0.1, likely: 0.2, high: 0.3 }\n        service: [api]\n`,
      ),
      ['8:9 projects[0].effects[0].service unknown field "service"; did you mean "services"?'],
    ],
    [
      'an effect without a mechanism',
      project(`${effort}    effects:\n      - services: [api]\n`),
      [
        '7:9 projects[0].effects[0] an effect needs at least one of frequency, detection, recovery, blastRadius, closing',
      ],
    ],
    ['a missing effort', project(''), ['2:5 projects[0].effort "effort" is missing']],
    ['a number for a title', 'company: 7\n', ['1:10 company is 7; expected text']],
    ['a list of words for services', 'services: [a]\n', ['1:12 services[0] is "a"; expected fields']],
    [
      'an unknown status',
      project(`${effort}    status: someday\n`),
      ['6:13 projects[0].status is "someday"; write one of candidate, planned, shipped, rejected'],
    ],
    [
      'a percentage for a share',
      'services:\n  - id: a\n    trafficShare: 35\n',
      ['3:19 services[0].trafficShare is 35; must be at most 1; write 0.35 for 35%'],
    ],
    [
      'a rule without a condition',
      'rules:\n  - service: a\n',
      ['2:5 rules[0] a rule needs a condition: source, repository, component, label or title'],
    ],
    [
      'a rule that is no regular expression',
      'rules:\n  - title: "("\n    service: a\n',
      [
        '2:12 rules[0].title "(" is not a regular expression that can be used: missing closing ): `(`; look-arounds and back-references are not known',
      ],
    ],
    [
      'the name kept for the unmapped',
      'services:\n  - id: unmapped\n',
      ['2:9 services[0].id is "unmapped"; "unmapped" is kept for incidents without a service'],
    ],
  ])('%s', async (_name, text, expected) => expect(await lines(text)).toEqual(expected))

  test('all faults are told, in order of line', async () => {
    const faults = await lines('company: 7\nservises: []\nteams:\n  - capacity: -1\n')
    expect(faults.map((fault) => fault.split(' ', 2).join(' '))).toEqual([
      '1:10 company',
      '2:1 servises',
      '4:5 teams[0].id',
      '4:15 teams[0].capacity',
    ])
  })
})
