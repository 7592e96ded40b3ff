import { parseArgs } from 'node:util'
import { startPostgres } from '../../support/postgres.ts'
import { runFaults } from './run-faults.ts'

const { values } = parseArgs({
  options: {
    contacts: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '12' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
})
const plan = {
  contacts: Number(values.contacts),
  kills: Number(values.kills),
  seed: Number(values.seed),
}
console.log(
  `${plan.contacts} contacts in flight, the server killed ${plan.kills} times, seed ${plan.seed} …`,
)
const postgres = await startPostgres()
const { breaches, ...report } = await runFaults(plan, postgres)
await postgres.stop()
console.log(JSON.stringify(report, null, 2))
for (const breach of breaches.slice(0, 50)) console.error(`BROKEN  ${breach}`)
console.log(
  breaches.length === 0
    ? 'Nothing accepted was lost, nobody was asked twice, nothing was confirmed twice.'
    : `${breaches.length} promises broken; again with --seed ${plan.seed}`,
)
process.exit(breaches.length === 0 ? 0 : 1)
