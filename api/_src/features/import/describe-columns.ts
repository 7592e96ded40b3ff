import type { UploadColumns } from '../../../../shared/upload.ts'
import { scrub } from '../../kernel/log.ts'
import { columnFields, columnLetter, fieldAt, nameField } from './columns.ts'
import type { OpenedUpload } from './open-upload.ts'

/** What each column was taken for, for a person to look at. A file without headings would show people's cells: then none is. */
export function describeColumns({ found, format, unreadSheets }: OpenedUpload): UploadColumns {
  const { headings } = found.columns
  const served = headings.filter((_, at) => fieldAt(found.columns, at) !== null).length
  return {
    format,
    unreadSheets: unreadSheets.slice(0, 20).map((name) => scrub(name).slice(0, 60)),
    columns: headings.map((heading, at) => ({
      letter: columnLetter(at),
      heading: served < 2 ? '' : scrub(heading).slice(0, 60),
      field: fieldAt(found.columns, at),
      asks: found.unknown.some(({ column, matters }) => column === at && matters !== null),
    })),
    missing: found.missing.map(nameField),
    fields: columnFields.map((field) => ({ field, name: nameField(field) })),
  }
}
