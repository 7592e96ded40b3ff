import fs from 'node:fs'
import path from 'node:path'
import { inventKeys, type StandInKeys } from './keys.ts'

/** The keys of this data folder: invented once, then kept, for without them its data could not be read again. */
export function keptKeys(dataDir: string): StandInKeys {
  const file = path.join(dataDir, 'keys.json')
  fs.mkdirSync(dataDir, { recursive: true })
  try {
    fs.writeFileSync(file, JSON.stringify(inventKeys(), null, 2), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return JSON.parse(fs.readFileSync(file, 'utf8'))
}
