import fs from 'node:fs'
import { checkUpload } from '../../../api/_src/features/import/check-upload.ts'
import { confirmUpload } from '../../../api/_src/features/import/confirm-upload.ts'
import { stageUpload } from '../../../api/_src/flow/import-people.ts'
import { systemClock } from '../../../api/_src/kernel/clock.ts'
import { openDb } from '../../../db/open-db.ts'
import { uploadFile } from '../../support/upload-file.ts'
import { benchCore } from '../support/bench-core.ts'
import { benchVault } from '../support/bench-vault.ts'
import { secondsOf } from '../support/take-turns.ts'

// One instance: takes the file piece by piece, reads it into a preview, and stages it. Says how long and how much memory.
const handle = await openDb({ url: process.env.DATABASE_URL ?? null })
const core = benchCore({ db: handle.db, vault: benchVault(), clock: systemClock })
const actorId = 'emp_bench'

process.on('message', async (file) => {
  const bytes = fs.readFileSync(String(file))
  let uploadId = ''
  const preview = await secondsOf(async () => {
    uploadId = await uploadFile(core, { actorId, bytes })
    await checkUpload(core, { uploadId })
  })
  const staging = await secondsOf(async () => {
    await confirmUpload(core, { uploadId, actorId })
    await stageUpload(core, { uploadId })
  })
  process.send?.({ preview, staging, megabytes: process.resourceUsage().maxRSS / 1024 })
})
process.send?.('ready')
