import type { Vault } from '../../api/_src/kernel/vault.ts'
import * as s from '../../db/schema/index.ts'
import type { Put } from './put-row.ts'

type Known = {
  employeeId: string
  userid: string
  name: string
  contact: string
  hash: string
  note: string
  tag: string
  day: string
}

/** The same person, as other systems, uploads and exports know them. */
export async function addKnownToSources(vault: Vault, put: Put, known: Known): Promise<void> {
  const { employeeId, userid, name, contact, hash, note, tag, day } = known
  await put(s.rosterReadings, {
    employeeId,
    conflicts: 1,
    conflictsSealed: vault.seal('history', contact),
  })
  await put(s.waivers, { id: `wai_${tag}`, employeeId, reason: note, untilOn: day })
  await put(s.exports, { id: `exp_${tag}`, state: 'refused', reason: note })
  await put(s.directoryLeavers, { employeeId, userid })
  await put(s.contactActivity, { employeeId, phoneHash: hash, asOf: day })
  await put(s.uploads, {
    id: `upl_${tag}`,
    state: 'ready',
    fileName: `${name}.xlsx`,
    asOf: day,
    mapping: {},
    preview: { rows: [contact] },
  })
  await put(s.uploadChunks, {
    uploadId: `upl_${tag}`,
    n: 0,
    bodySealed: vault.seal('file', `${name},${contact}`),
  })
}
