import type Library from 'pptxgenjs'
import type { BarChart, Deck, Hue, Slide, Table } from './deck.ts'

const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
/** Rows of a table that fit one slide. */
const ROWS = 14
/** Inches of a wide slide. */
const WIDTH = 12.3
const LEFT = 0.5
const INK = '12161D'
const INK2 = '465062'
const INK3 = '626D7F'
const HAIR = 'E3E7ED'
const FONT = 'Arial'
const HUES: Readonly<Record<Hue, string>> = {
  loss: 'B9430B',
  avoided: '0B7566',
  effort: '65578E',
  unknown: '7F8B9C',
  faint: 'C3CAD5',
}

/** A presentation as a file for PowerPoint, Keynote or LibreOffice: charts and tables are its own, the sources stand in the notes. */
export async function deckFile({ fileName, foot, slides, sources }: Deck) {
  // Half a megabyte of code that nobody needs before the first presentation.
  const { default: loaded } = await import('pptxgenjs')
  // Its types describe what `require` gives; `import` gives the class itself.
  const Presentation = loaded as unknown as typeof loaded.default
  const presentation = new Presentation()
  presentation.layout = 'LAYOUT_WIDE'
  const [first] = slides
  presentation.title = first ? plain(first.title) : 'Leverage'
  presentation.company = 'Leverage'
  for (const slide of slides.flatMap(paged)) {
    const page = presentation.addSlide()
    page.addText(plain(slide.title), {
      x: LEFT,
      y: 0.3,
      w: WIDTH,
      h: 0.9,
      fontFace: FONT,
      fontSize: 22,
      bold: true,
      color: INK,
      valign: 'middle',
      fit: 'shrink',
    })
    const lines = slide.lines ?? []
    if (lines.length > 0) {
      page.addText(plain(lines.join('\n')), {
        x: LEFT,
        y: 1.2,
        w: WIDTH,
        h: 0.3 * lines.length + 0.2,
        fontFace: FONT,
        fontSize: 12,
        color: INK2,
        valign: 'top',
        fit: 'shrink',
      })
    }
    const top = lines.length > 0 ? 1.5 + 0.3 * lines.length : 1.3
    if (slide.chart) addChart(presentation, page, slide.chart, top)
    if (slide.table) addTable(page, slide.table, top)
    page.addText(plain(foot), { x: LEFT, y: 7.05, w: WIDTH, h: 0.3, fontFace: FONT, fontSize: 9, color: INK3 })
    page.addNotes(plain([slide.title, ...(slide.chart ? [slide.chart.caption] : []), ...sources].join('\n')))
  }
  const written = await presentation.write({ outputType: 'nodebuffer' })
  if (!(written instanceof Uint8Array)) throw new TypeError('the presentation was not written as bytes')
  return { contentType: CONTENT_TYPE, fileName, bytes: written }
}

/** A slide whose table is longer than one, as several. */
function paged(slide: Slide): Slide[] {
  const { table } = slide
  if (!table || table.rows.length <= ROWS) return [slide]
  const pages = Math.ceil(table.rows.length / ROWS)
  return Array.from({ length: pages }, (_, page) => ({
    ...slide,
    title: `${slide.title}, ${page + 1} of ${pages}`,
    table: { columns: table.columns, rows: table.rows.slice(page * ROWS, (page + 1) * ROWS) },
  }))
}

function addChart(
  presentation: Library.default,
  page: Library.default.Slide,
  { caption, categories, series, digits }: BarChart,
  top: number,
): void {
  // Bars that lie begin at the foot; the first is to stand at the top.
  const labels = categories.map(plain).toReversed()
  const data = series.map(({ name, values }) => ({ name: plain(name), labels, values: values.toReversed() }))
  const format = digits === 0 ? '#,##0' : `0.${'0'.repeat(digits)}`
  page.addText(plain(caption), { x: LEFT, y: top - 0.1, w: WIDTH, h: 0.3, fontFace: FONT, fontSize: 11, color: INK3 })
  page.addChart(presentation.ChartType.bar, data, {
    x: LEFT,
    y: top + 0.2,
    w: WIDTH,
    h: 6.75 - top,
    altText: plain(caption),
    barDir: 'bar',
    barGapWidthPct: 40,
    catAxisLabelFontFace: FONT,
    catAxisLabelFontSize: 10,
    catAxisLabelColor: INK,
    valAxisLabelFontFace: FONT,
    valAxisLabelFontSize: 9,
    valAxisLabelColor: INK3,
    valAxisLabelFormatCode: format,
    valAxisMinVal: 0,
    valGridLine: { color: HAIR, size: 0.5 },
    catGridLine: { style: 'none' },
    chartColors: series.map(({ hue }) => HUES[hue]),
    showLegend: series.length > 1,
    legendPos: 'b',
    legendFontFace: FONT,
    legendFontSize: 10,
    legendColor: INK2,
    showValue: true,
    dataLabelFontFace: FONT,
    dataLabelFontSize: 8,
    dataLabelColor: INK2,
    dataLabelFormatCode: format,
  })
}

function addTable(page: Library.default.Slide, { columns, rows }: Table, top: number): void {
  const none = { type: 'none' as const }
  const cell = (text: string, column: number, isHead: boolean): Library.default.TableCell => ({
    text: plain(text),
    options: {
      align: columns[column]?.isNumber ? 'right' : 'left',
      color: isHead ? INK3 : INK,
      border: [none, none, { type: 'solid', pt: 0.5, color: HAIR }, none],
    },
  })
  page.addTable(
    [
      columns.map(({ title }, column) => cell(title, column, true)),
      ...rows.map((row) => columns.map((_, column) => cell(row[column] ?? '', column, false))),
    ],
    {
      x: LEFT,
      y: top,
      w: WIDTH,
      colW: widths(columns, rows),
      fontFace: FONT,
      fontSize: 10,
      margin: [0.04, 0.06, 0.04, 0.06],
    },
  )
}

/** The width of the slide, shared by what each column holds. */
function widths(columns: Table['columns'], rows: Table['rows']): number[] {
  const needs = columns.map(({ title }, column) =>
    Math.min(
      44,
      rows.reduce((most, row) => Math.max(most, (row[column] ?? '').length), Math.max(6, title.length / 1.5)),
    ),
  )
  const all = needs.reduce((sum, need) => sum + need, 0)
  return needs.map((need) => (need / all) * WIDTH)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML has no place for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** A text that XML can hold: what it is not made for would make the file unreadable. */
const plain = (text: string): string => text.toWellFormed().replace(UNWRITABLE, '')
