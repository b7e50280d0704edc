import { downloadBlob } from '../../lib/download.ts'
import { Button } from '../button.tsx'
import { type ChartData, TABLE_FORMATS, tableText } from './table-text.ts'
import { type MadeFrom, useMadeFrom } from './use-made-from.ts'

interface FilesProps {
  readonly title: string
  /** Name of the files, without an ending. */
  readonly file: string
  readonly data: ChartData
  /** Where the figures are not the worker's. */
  readonly made?: MadeFrom
  /** Only these; left out: all. */
  readonly formats?: readonly (typeof TABLE_FORMATS)[number]['format'][]
}

/** A table's figures as files: CSV, JSON, Markdown. */
export function TableFiles({ title, file, data, made, formats }: FilesProps) {
  const shown = useMadeFrom()
  return TABLE_FORMATS.filter(({ format }) => formats === undefined || formats.includes(format)).map(
    ({ format, title: name, extension, type }) => (
      <Button
        key={format}
        kind="quiet"
        onClick={() =>
          downloadBlob(
            `${file}.${extension}`,
            new Blob([tableText(title, data, made ?? shown, format)], { type: `${type};charset=utf-8` }),
          )
        }
      >
        {name}
      </Button>
    ),
  )
}
