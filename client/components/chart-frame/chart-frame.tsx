import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import styles from './chart-frame.module.css'
import { ChartTable } from './chart-table.tsx'
import { downloadPng, downloadSvg, fitToPaper } from './picture.ts'
import { TableFiles } from './table-files.tsx'
import type { ChartData } from './table-text.ts'
import { madeWords, useMadeFrom } from './use-made-from.ts'

interface ChartFrameProps {
  /** The finding, with its number. */
  readonly title: string
  /** What is drawn, in which units. */
  readonly caption: string
  /** Name of its files, without an ending. */
  readonly file: string
  readonly data: ChartData
  /** One svg, which is what a picture is made of. */
  readonly children: ReactNode
  readonly legend?: ReactNode
  /** False where its body is a list, of which there is no picture. */
  readonly isPicture?: boolean
}

/** A chart under its finding, with the same figures as a table and as files: CSV and pictures, more as a table. */
export function ChartFrame({ title, caption, file, data, children, legend, isPicture = true }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false)
  const [failed, setFailed] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  const made = madeWords(useMadeFrom())
  const draw = (make: (chart: SVGSVGElement) => unknown) => {
    const chart = body.current?.querySelector('svg')
    if (chart) void Promise.resolve(make(chart)).catch(() => setFailed(true))
  }
  useEffect(() => {
    const fit = () => {
      const chart = body.current?.querySelector<SVGSVGElement>('svg')
      if (chart) fitToPaper(chart)
    }
    window.addEventListener('beforeprint', fit)
    return () => window.removeEventListener('beforeprint', fit)
  }, [])
  return (
    <section className={styles.frame} data-chart aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <div className={styles.actions} data-screen>
          <Button kind="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Chart' : 'Table'}
          </Button>
          <TableFiles title={title} file={file} data={data} {...(!asTable && { formats: ['csv'] })} />
          {isPicture && !asTable && (
            <>
              <Button
                kind="quiet"
                onClick={() => draw((chart) => downloadSvg(`${file}.svg`, chart, { title, caption, made }))}
              >
                SVG
              </Button>
              <Button
                kind="quiet"
                onClick={() => draw((chart) => downloadPng(`${file}.png`, chart, { title, caption, made }))}
              >
                PNG
              </Button>
            </>
          )}
        </div>
      </div>
      <p className={styles.caption}>{caption}</p>
      {failed && (
        <p role="alert">
          This browser could not draw the picture. The SVG is the same in a form that every browser can keep.
        </p>
      )}
      {asTable ? (
        <ChartTable data={data} title={title} />
      ) : (
        <>
          <div ref={body}>{children}</div>
          {legend && <div className={styles.legend}>{legend}</div>}
        </>
      )}
    </section>
  )
}
