import floating from './floating.module.css'
import { Popover } from './popover.tsx'

interface FilesMenuProps {
  /** What the button says. */
  readonly label: string
  /** What is exported, for those who cannot see it. */
  readonly title: string
  readonly files: readonly { readonly format: string; readonly title: string; readonly hint: string }[]
  readonly addressOf: (format: string) => string
}

/** What is on the screen as a file, in each of the formats that there are. */
export const FilesMenu = ({ label, title, files, addressOf }: FilesMenuProps) => (
  <Popover label={label} title={title}>
    <ul>
      {files.map((file) => (
        <li key={file.format}>
          <a className={floating.item} href={addressOf(file.format)} download>
            {file.title} <small>{file.hint}</small>
          </a>
        </li>
      ))}
    </ul>
  </Popover>
)
