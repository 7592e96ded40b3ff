import { readConfig } from '../config.ts'
import { asCommand } from './server/as-command.ts'
import { readEnvironment } from './server/environment.ts'
import { openUpToDate } from './server/open-up-to-date.ts'

asCommand(async () => {
  const { database } = readConfig(readEnvironment())
  const handle = await openUpToDate(database)
  await handle.close()
  console.log('The database is up to date.')
})
