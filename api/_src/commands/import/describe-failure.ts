import { ConfigError } from '../../config.ts'
import { TableFileError } from '../../kernel/table-file/table-file-error.ts'
import { ImportRefused } from './read-options.ts'

/**
 * What the person at the terminal reads when an import did not happen. A driver's message may quote a row, and
 * a row holds people: of an unforeseen failure only the kind and the place are shown.
 */
export function describeFailure(error: unknown): string {
  if (
    error instanceof ImportRefused ||
    error instanceof TableFileError ||
    error instanceof ConfigError
  )
    return error.message
  if (error instanceof Error && error.name === 'FolderInUseError')
    return `另一个进程正在使用数据目录（多半是 npm start）。请先停下它，导入之后再启动。\n${error.message}`
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error)) return '导入没有完成：未知错误'
  const code = 'code' in cause ? String(cause.code) : cause.name
  const places = cause.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []
  return ['导入没有完成：', code, ...places.slice(0, 5).map((place) => `\n${place}`)].join('')
}
