import { openDb } from '../../../db/open-db.ts'
import { readConfig } from '../config.ts'
import { asCommand } from './server/as-command.ts'
import { readEnvironment } from './server/environment.ts'

asCommand(async () => {
  const { database } = readConfig(readEnvironment())
  const { migrate, close } = await openDb(database)
  await migrate()
  await close()
  console.log('The database is up to date.')
})
