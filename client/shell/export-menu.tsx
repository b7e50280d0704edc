import floating from '../components/floating.module.css'
import { Popover } from '../components/popover.tsx'
import { useExports } from './use-exports.ts'

/** This view as a file, computed by the server with the same model. */
export function ExportMenu() {
  const exported = useExports()
  if (!exported) return null
  return (
    <Popover label="Export" title={exported.title}>
      <ul>
        {exported.files.map((file) => (
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
  const exported = useExports()
  if (!exported) return null
  return (
    <ul>
      <li>Export</li>
      {exported.files.map(({ format, title, address }) => (
        <li key={format}>
          <a href={address} download>
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}
