import { useSearch } from '@tanstack/react-router'
import floating from '../components/floating.module.css'
import { Popover } from '../components/popover.tsx'
import { EXPORT_FORMATS, exportAddress } from '../lib/search.ts'

/** The ranking of this view as a file, computed by the server with the same model. */
export function ExportMenu() {
  const search = useSearch({ strict: false })
  return (
    <Popover label="Export" title="Export the ranking">
      <ul>
        {EXPORT_FORMATS.map(({ format, title, hint }) => (
          <li key={format}>
            <a className={floating.item} href={exportAddress(format, search)} download>
              {title} <small>{hint}</small>
            </a>
          </li>
        ))}
      </ul>
    </Popover>
  )
}

/** The same without a menu around it: "Export CSV, JSON, Markdown". */
export function ExportLinks() {
  const search = useSearch({ strict: false })
  return (
    <ul>
      <li>Export</li>
      {EXPORT_FORMATS.map(({ format, title }) => (
        <li key={format}>
          <a href={exportAddress(format, search)} download>
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}
