import { ConfigError } from '../config.ts'
import { TableFileError } from '../kernel/table-file/table-file-error.ts'
import { importFile } from './import/import-file.ts'
import { ImportRefused, readOptions, usage } from './import/read-options.ts'
import { startStaged, undoStaged } from './import/start-and-undo.ts'

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options.what === 'file') await importFile(options)
  else if (options.what === 'start') await startStaged()
  else if (options.what === 'undo') await undoStaged()
  else console.log(usage)
}

try {
  await run()
} catch (error) {
  const isForPeople =
    error instanceof ImportRefused ||
    error instanceof TableFileError ||
    error instanceof ConfigError ||
    (error instanceof Error && error.name === 'FolderInUseError')
  // A driver's message may quote a row, and a row holds people: only its kind is shown.
  console.error(isForPeople ? error.message : `导入没有完成：${describeFailure(error)}`)
  process.exitCode = 1
}

function describeFailure(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error)) return '未知错误'
  const code = 'code' in cause ? String(cause.code) : cause.name
  return `${code}${cause.stack ? `\n${cause.stack.split('\n').slice(1, 6).join('\n')}` : ''}`
}
