import type { ExportList } from '../../../../../shared/export.ts'
import type { Option } from '../../components/choose.tsx'

/** All, then each department, which stands for itself and what is below it. */
export function departmentOptions(
  departments: ExportList['departments'],
  all: string,
): readonly Option[] {
  return [
    { value: '', words: all },
    ...departments.map(({ id, name }) => ({ value: id, words: name })),
  ]
}
