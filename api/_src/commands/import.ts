import { describeFailure } from './import/describe-failure.ts'
import { importFile } from './import/import-file.ts'
import { readOptions, usage } from './import/read-options.ts'
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
  console.error(describeFailure(error))
  process.exitCode = 1
}
