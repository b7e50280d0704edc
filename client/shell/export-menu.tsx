import { useRouterState, useSearch } from '@tanstack/react-router'
import floating from '../components/floating.module.css'
import { Popover } from '../components/popover.tsx'
import { areasExportAddress, EXPORT_FORMATS, exportAddress } from '../lib/search.ts'

/** What can be taken out of the screen that is shown. */
function useExports() {
  const search = useSearch({ strict: false })
  const isAreas = useRouterState({ select: ({ location }) => location.pathname === '/areas' })
  return {
    title: isAreas ? 'Export the areas' : 'Export the ranking',
    files: EXPORT_FORMATS.map(({ format, title, hint }) => ({
      format,
      title,
      hint: isAreas && format === 'csv' ? 'one row a cell' : hint,
      address: isAreas ? areasExportAddress(format, search) : exportAddress(format, search),
    })),
  }
}

/** This view as a file, computed by the server with the same model. */
export function ExportMenu() {
  const { title, files } = useExports()
  return (
    <Popover label="Export" title={title}>
      <ul>
        {files.map((file) => (
          <li key={file.format}>
            <a className={floating.item} href={file.address} download>
              {file.title} <small>{file.hint}</small>
            </a>
          </li>
        ))}
      </ul>
    </Popover>
  )
}

/** The same without a menu around it: "Export CSV, JSON, Markdown". */
export function ExportLinks() {
  const { files } = useExports()
  return (
    <ul>
      <li>Export</li>
      {files.map(({ format, title, address }) => (
        <li key={format}>
          <a href={address} download>
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}
