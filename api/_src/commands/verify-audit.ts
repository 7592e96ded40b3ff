import { parseArgs } from 'node:util'
import { checkSeals, type SealsCheck } from '../features/audit/check-seals.ts'
import type { SealFault } from '../kernel/audit-chain.ts'
import { asCommand } from './server/as-command.ts'
import { withCore } from './server/open-core.ts'

const faults: Record<SealFault, string> = {
  missing: 'a seal is missing',
  chain: 'it does not follow the one before it: that one was sealed anew',
  entries_missing: 'entries are missing',
  entries_added: 'entries were added',
  changed: 'an entry, or the seal itself, was changed',
  backdated: 'an entry was put in afterwards, with an earlier time',
}

asCommand(async () => {
  const { values } = parseArgs({ options: { head: { type: 'string' } } })
  const check = await withCore((core) => checkSeals(core, { keptHead: values.head ?? null }))
  console.log(say(check))
  if (check.outcome !== 'whole') process.exitCode = 1
})

function say(check: SealsCheck): string {
  if (check.outcome === 'broken')
    return check.seal === null
      ? `BROKEN after the last seal: ${faults[check.fault]}.`
      : `BROKEN at seal ${check.seal}: ${faults[check.fault]}.`
  if (check.outcome === 'other_log')
    return `BROKEN: the head you kept is not in this log, it was cut or sealed anew. Its head now: ${check.head}`
  const { entries, seals, unsealed, head } = check
  return [
    `Whole: ${entries} entries under ${seals} seals, ${unsealed} not sealed yet.`,
    ...(head ? [`Head: ${head}`, 'Keep it elsewhere: npm run verify:audit -- --head HASH'] : []),
  ].join('\n')
}
