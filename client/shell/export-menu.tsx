import { FilesMenu } from '../components/files-menu.tsx'
import { useExports } from './use-exports.ts'

/** This view as a file, computed by the server with the same model. */
export function ExportMenu() {
  const exported = useExports()
  if (!exported) return null
  return <FilesMenu label="Export" {...exported} />
}

/** The same without a menu around it: "Export CSV, JSON, Markdown". */
export function ExportLinks() {
  const exported = useExports()
  if (!exported) return null
  return (
    <ul>
      <li>Export</li>
      {exported.files.map(({ format, title }) => (
        <li key={format}>
          <a href={exported.addressOf(format)} download>
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}
