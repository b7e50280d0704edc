import fc from 'fast-check'
import { stringify } from 'yaml'

/** Lines of a list and around it, most of which are right at some depth. */
const line = fc
  .tuple(
    fc.constantFrom('', '', '', ' ', '  ', '  ', '    ', '\t'),
    fc.constantFrom('- ', '- ', '- ', '-', '', '', '- - ', '? ', ': '),
    fc.constantFrom('a: ', 'b: ', 'a:', 'rows:', 'more:', '', '', '"q": ', '[x, y]: ', '1: ', '__proto__: '),
    fc.constantFrom(
      ...[
        'x',
        '1',
        '0x1F',
        'null',
        '',
        '',
        '"two\\nlines"',
        '"open',
        "'it''s'",
        '[1, {b: 2}]',
        '{a: 1, a: 2}',
        '[1',
        '}',
      ],
      ...[
        '|',
        '>-',
        '|+',
        '# said',
        'x # said',
        '&one x',
        '*one',
        '&one',
        '!!str 1',
        '!!set',
        '!!omap',
        '!!binary aGk=',
        '!own y',
      ],
      ...[
        '!!timestamp 2026-01-01',
        '@',
        '%',
        '---',
        '...',
        'x: y: z',
        'toJSON: 1',
        '!<bad',
        '<<: {b: 1}',
        '2026-01-01',
      ],
    ),
  )
  .map((parts) => parts.join(''))

const row = fc
  .array(
    fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'd'),
      line.map((text) => text.trim()),
      fc.nat(9),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((fields) =>
    fields.map(([name, odd, luck], at) => `${name}${luck === 0 ? '' : at}: ${luck < 2 ? odd : 'x'}`).join('\n  '),
  )

const rows = fc.array(row, { maxLength: 12 }).map((all) => all.map((one) => `- ${one}\n`).join(''))

const broken = (text: string, at: number, put: string) => {
  const start = at % (text.length + 1)
  return text.slice(0, start) + put + text.slice(put === '' ? start + 1 : start)
}
const put = fc.constantFrom(
  '',
  '',
  ' ',
  '\n',
  ':',
  '-',
  '- ',
  '\n- ',
  '"',
  "'",
  '#',
  '[',
  '}',
  '&',
  '*',
  '!',
  '|',
  '\t',
  '\n---\n',
  '\n...\n',
  '\r',
)
const value = fc.oneof(
  fc.jsonValue(),
  fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
  fc.record({
    before: fc.jsonValue(),
    rows: fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }))),
    after: fc.jsonValue(),
  }),
)

/** Texts of lists and of what is around them, right and wrong. */
export const yamlTexts = fc.oneof(
  { weight: 3, arbitrary: fc.array(line, { maxLength: 25 }).map((lines) => lines.join('\n')) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          '',
          'rows:\n',
          'page: 1\nrows:\n',
          '? rows\n: ',
          '--- &all\n',
          'data:\n rows:\n',
          '%TAG ! tag:own,2026:\n---\n',
          '%YAML 1.1\n---\n',
          '? ',
          '!!seq\n',
          'rows: !!omap\n',
          '# said\n\n',
        ),
        rows,
        line,
        rows,
        line,
      )
      .map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: value.map((any) => stringify(any)) },
  { weight: 2, arbitrary: fc.tuple(value, fc.nat(), put).map(([any, at, text]) => broken(stringify(any), at, text)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(rows, fc.nat(), put, fc.nat(), put)
      .map(([text, one, p, two, q]) => broken(broken(text, one, p), two, q)),
  },
)
