import { downloadBlob } from '../../lib/download.ts'

/** What a style sheet says of marks and text; written into the picture, which has no style sheet. */
const STYLED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
] as const

const SVG = 'http://www.w3.org/2000/svg'
const MARGIN = 16
const HEAD = 48
const FOOT = 20
/** Pixels of the picture for each of the screen, so that it is sharp on paper and on a projector. */
const SCALE = 2

interface Words {
  readonly title: string
  readonly caption: string
  /** What the figures were made from. */
  readonly made: string
}

/** A chart as a picture that needs nothing else: styles written in, on its page's ground, under its title. */
export function standaloneSvg(chart: SVGSVGElement, { title, caption, made }: Words): string {
  const { width, height } = chart.getBoundingClientRect()
  const copy = chart.cloneNode(true) as SVGSVGElement
  const originals = [chart, ...chart.querySelectorAll('*')]
  ;[copy, ...copy.querySelectorAll('*')].forEach((element, position) => {
    const original = originals[position]
    if (!original) return
    const style = getComputedStyle(original)
    for (const name of STYLED) element.setAttribute(name, style.getPropertyValue(name))
    for (const name of ['class', 'style', 'tabindex', 'role', 'href']) element.removeAttribute(name)
  })
  const page = getComputedStyle(document.body)
  const picture = document.createElementNS(SVG, 'svg')
  const size = { width: width + 2 * MARGIN, height: height + HEAD + FOOT + 2 * MARGIN }
  setAll(picture, { xmlns: SVG, ...size, viewBox: `0 0 ${size.width} ${size.height}` })
  picture.append(
    setAll(document.createElementNS(SVG, 'rect'), { ...size, fill: page.backgroundColor }),
    words(title, MARGIN + 14, { 'font-size': 13, 'font-weight': 600 }),
    words(caption, MARGIN + 32, { 'font-size': 11 }),
    words(made, size.height - MARGIN, { 'font-size': 11 }),
    setAll(copy, { x: MARGIN, y: MARGIN + HEAD, width, height }),
  )
  return new XMLSerializer().serializeToString(picture)

  function words(text: string, y: number, look: Record<string, string | number>): SVGTextElement {
    const element = document.createElementNS(SVG, 'text')
    element.textContent = text
    return setAll(element, { x: MARGIN, y, fill: page.color, 'font-family': page.fontFamily, ...look })
  }
}

function setAll<Kind extends Element>(element: Kind, attributes: Readonly<Record<string, string | number>>): Kind {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  return element
}

export const downloadSvg = (name: string, chart: SVGSVGElement, words: Words): void =>
  downloadBlob(name, new Blob([standaloneSvg(chart, words)], { type: 'image/svg+xml' }))

/** Rejects when the browser cannot draw it. */
export async function downloadPng(name: string, chart: SVGSVGElement, words: Words): Promise<void> {
  const image = new Image()
  // A data address: the content security policy lets images come from nowhere else than here.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standaloneSvg(chart, words))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * SCALE
  canvas.height = image.naturalHeight * SCALE
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('the browser could not draw the picture')
  downloadBlob(name, blob)
}

/** Lets a chart that is drawn to the pixel shrink with a narrower page: its style sheet says how wide it may be. */
export function fitToPaper(chart: SVGSVGElement): void {
  const { width, height } = chart.getBoundingClientRect()
  if (!chart.hasAttribute('viewBox')) chart.setAttribute('viewBox', `0 0 ${width} ${height}`)
}
