import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { csvText } from '../../../server/export/csv.ts'
import { markdownTable } from '../../../server/export/markdown.ts'
import { rankingText } from '../../../server/export/ranking.ts'
import { alignedTable } from '../../../server/export/table.ts'
import { rankingReport } from '../../fixtures/ranking-report.ts'

const HOSTILE = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\tx',
  '\rx',
  '\nx',
  '\u0000x',
  'a,"b"',
  'plain',
  '"=1"',
  "=cmd|' /C calc'!A0",
]

test('no cell of a CSV starts with what a spreadsheet would run, and every text comes back', () => {
  const read = parse(csvText(HOSTILE.map((text) => ({ text }))), { columns: true }) as { text: string }[]
  for (const { text } of read) expect('=+-@\t\r\n\u0000').not.toContain(text.charAt(0))
  expect(read.map(({ text }) => text.replace(/^'/, ''))).toEqual(HOSTILE)
})

test('numbers stay numbers', () => {
  expect(csvText([{ change: -1.5 }])).toBe('change\n-1.5\n')
})

test('a cell of a Markdown table stays one cell of plain text', () => {
  const table = markdownTable([{ title: 'Project', isNumber: false }], [['a | b\n<script>*x*</script>']])
  expect(table.split('\n')).toHaveLength(3)
  expect(table).toContain('a \\| b \\<script\\>\\*x\\*\\</script\\>')
})

test('a text table is as wide as its widest cell, numbers to the right', () => {
  const columns = [
    { title: 'Rank', isNumber: true },
    { title: 'Name', isNumber: false },
  ]
  expect(
    alignedTable(columns, [
      ['1', 'Zürich'],
      ['10', 'b'],
    ]).split('\n'),
  ).toEqual(['Rank  Name', '────  ──────', '   1  Zürich', '  10  b'])
})

test('a hostile title cannot leave its place in any format', () => {
  const report = rankingReport([{ title: '=HYPERLINK("http://x")|<b>', tier: 1, value: 0.1, effort: 2 }])
  expect(rankingText(report, 'csv').text).toContain(`'=HYPERLINK`)
  expect(rankingText(report, 'markdown').text).toContain('\\|\\<b\\>')
  expect(JSON.parse(rankingText(report, 'json').text)).toEqual(report)
})

test('where a RICE sheet was imported each format sets its order beside ours', () => {
  const rows = [
    { title: 'A', tier: 1, value: 0.3, effort: 2, aboveLine: true },
    { title: 'B', tier: 2, value: 0.1, effort: 2, aboveLine: false },
  ]
  const plain = rankingReport(rows)
  const report = {
    ...plain,
    projects: plain.projects.map((project, place) => ({ ...project, rice: { score: 10 + place, rank: 2 - place } })),
    riceOrder: { scored: 2, taken: { projects: 1, value: 0.1, effort: 2 } },
  }
  const [head, first] = parse(rankingText(report, 'csv').text) as string[][]
  expect([head?.indexOf('rice_rank'), first?.[head?.indexOf('rice_rank') ?? 0]]).toEqual([expect.any(Number), '2'])
  for (const format of ['table', 'markdown'] as const) {
    expect(rankingText(report, format).text).toContain('RICE rank')
    expect(rankingText(report, format).text).toContain('The RICE order would remove 10% of all pain')
    expect(rankingText(plain, format).text).not.toContain('RICE')
  }
})
