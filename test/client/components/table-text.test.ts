import { expect, test } from 'vitest'
import { type ChartData, tableText } from '../../../client/components/chart-frame/table-text.ts'
import { percent } from '../../../model/format.ts'

const data: ChartData = {
  columns: [
    { title: 'Project', name: 'project' },
    { title: 'Value', name: 'value', write: (share) => percent(share) },
  ],
  rows: [
    ['=Retries | all', 0.0811],
    ['Replay', 0.052],
  ],
}
const made = { asOf: '2026-09-28', lens: 'sales', seed: 41, evidence: '7' }

test('a spreadsheet gets figures as they are, each row with what it was made from', () => {
  expect(tableText('Value', data, made, 'csv')).toBe(
    "project,value,as_of,lens,seed,evidence\r\n'=Retries | all,0.0811,2026-09-28,sales,41,7\r\nReplay,0.052,2026-09-28,sales,41,7\r\n",
  )
})

test('a program gets named rows under what they were made from', () => {
  expect(JSON.parse(tableText('Value', data, made, 'json'))).toEqual({
    title: 'Value',
    ...made,
    rows: [
      { project: '=Retries | all', value: 0.0811 },
      { project: 'Replay', value: 0.052 },
    ],
  })
})

test('a page gets figures as people read them, and no cell becomes a column', () => {
  expect(tableText('Value', data, made, 'markdown').split('\n')).toEqual([
    '# Value',
    'As of 2026-09-28, lens sales, seed 41, evidence 7.',
    '',
    '| Project | Value |',
    '| --- | ---: |',
    '| =Retries \\| all | 8.1% |',
    '| Replay | 5.2% |',
    '',
  ])
})
